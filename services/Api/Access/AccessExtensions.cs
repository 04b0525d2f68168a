using EventPlatform.Api.Access.Clients;
using EventPlatform.Api.Access.Tokens;
using EventPlatform.Api.Audit;
using EventPlatform.EventStore;
using EventPlatform.Hosting.Configuration;
using Microsoft.AspNetCore.Authentication;

namespace EventPlatform.Api.Access;

/// <summary>Who may call, and what for.</summary>
internal static class AccessExtensions
{
    private const int ShortestSecret = 16;
    private const string DemoEnvironment = "Demo", DemoClient = "demo";
    private const string Either = "Access";

    /// <summary>Basic authentication by the clients of the configuration and of the database, and bearer tokens where an issuer is configured.</summary>
    /// <exception cref="SettingsException">A client or the issuer is not wholly configured; or one outside development and demo has a weak secret, or is the demo's.</exception>
    public static void AddAccess(this IHostApplicationBuilder builder)
    {
        var clients = ApiSettings.From(builder.Configuration).Clients;
        if (!builder.Environment.IsDevelopment() && !builder.Environment.IsEnvironment(DemoEnvironment))
            RefuseWeakClients(clients);
        builder.Services.AddSchemaScript(ClientTable.Script).AddSchemaScript(AuditTable.Script);
        builder.Services.AddSingleton<StoredClients>();
        builder.Services.AddSingleton(services => new ClientDirectory(clients, services.GetRequiredService<StoredClients>()));
        AddAuthentication(builder.Services, TokenSettings.From(builder.Configuration));
        builder.Services.AddAuthorization();
        builder.Services.AddRateLimiter(builder.AddSettings<RateLimits>().Apply);
    }

    // One way in, whichever credentials come; one way to refuse them.
    private static void AddAuthentication(IServiceCollection services, TokenSettings? tokens)
    {
        services.AddSingleton(new TakenSchemes(tokens is not null));
        var authentication = services.AddAuthentication(Either)
            .AddScheme<AuthenticationSchemeOptions, BasicAuthentication>(BasicAuthentication.Scheme, null)
            .AddPolicyScheme(Either, null, options =>
            {
                options.ForwardChallenge = options.ForwardForbid = BasicAuthentication.Scheme;
                options.ForwardDefaultSelector = http => tokens is not null && TokenAuthentication.IsIn(http.Request) ? TokenAuthentication.Scheme : BasicAuthentication.Scheme;
            });
        if (tokens is null)
            return;
        services.AddSingleton(tokens).AddSingleton<TokenKeys>();
        authentication.AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Scheme, null);
    }

    /// <summary>Only for callers of the path's organisation that have one of the roles.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, params string[] roles)
        where TBuilder : IEndpointConventionBuilder => endpoint.Require(new WantedRoles(roles, OrganisationInPath: true));

    /// <summary>Only for callers that have one of the roles; the path names no organisation.</summary>
    public static TBuilder RequireRoleInChosenOrganisation<TBuilder>(this TBuilder endpoint, params string[] roles)
        where TBuilder : IEndpointConventionBuilder => endpoint.Require(new WantedRoles(roles, OrganisationInPath: false));

    private static TBuilder Require<TBuilder>(this TBuilder endpoint, WantedRoles wanted)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(wanted).RequireAuthorization(policy => policy.AddRequirements(new OrganisationRole(wanted)));

    private static void RefuseWeakClients(IReadOnlyList<ApiClient> clients)
    {
        for (var i = 0; i < clients.Count; i++)
        {
            if (clients[i].Key.Equals(DemoClient, StringComparison.OrdinalIgnoreCase))
                throw SettingsException.Wrong($"Api__Clients__{i}__Key", $"\"{clients[i].Key}\", the demo's", "give each client a key of its own, and a long random secret");
            if (clients[i].Secret.Length < ShortestSecret)
                throw SettingsException.Wrong($"Api__Clients__{i}__Secret", $"shorter than {ShortestSecret} characters",
                    "outside development and the demo, give each client a long random secret");
        }
    }
}
