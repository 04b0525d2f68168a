using EventPlatform.Hosting.Configuration;
using Microsoft.AspNetCore.Authentication;

namespace EventPlatform.Api.Access;

/// <summary>Who may call, and what for.</summary>
internal static class AccessExtensions
{
    private const int ShortestSecret = 16;
    private const string DemoEnvironment = "Demo";

    /// <summary>Basic authentication by the clients of the configuration.</summary>
    /// <exception cref="SettingsException">No client, or one that is not wholly configured, or has a weak secret outside development and demo.</exception>
    public static void AddAccess(this IHostApplicationBuilder builder)
    {
        var clients = ApiSettings.From(builder.Configuration).Clients;
        if (!builder.Environment.IsDevelopment() && !builder.Environment.IsEnvironment(DemoEnvironment))
            RefuseWeakSecrets(clients);
        builder.Services.AddSingleton(new ClientDirectory(clients));
        builder.Services.AddAuthentication(BasicAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BasicAuthentication>(BasicAuthentication.Scheme, null);
        builder.Services.AddAuthorization();
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

    private static void RefuseWeakSecrets(IReadOnlyList<ApiClient> clients)
    {
        for (var i = 0; i < clients.Count; i++)
            if (clients[i].Secret.Length < ShortestSecret)
                throw SettingsException.Wrong($"Api__Clients__{i}__Secret", $"shorter than {ShortestSecret} characters",
                    "outside development and the demo, give each client a long random secret");
    }
}
