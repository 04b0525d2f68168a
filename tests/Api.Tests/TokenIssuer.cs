using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EventPlatform.Api.Tests;

/// <summary>An issuer of tokens with a key set on a socket of its own.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    public const string Name = "https://issuer.example", Audience = "eventplatform";

    private readonly WebApplication _app;
    private List<RsaSecurityKey> _keys = [NewKey()];

    public TokenIssuer()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/keys", () => IsAway ? Results.StatusCode(503) : Results.Text(KeySet(), "application/json"));
    }

    public bool IsAway { get; set; }

    public Uri Keys => new(_app.Urls.Single() + "/keys");

    public RsaSecurityKey Key => _keys[^1];

    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("n") };

    public Task StartAsync() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>From now on tokens are signed by a new key.</summary>
    public void Rotate() => _keys = [.. _keys, NewKey()];

    public string Token(Action<SecurityTokenDescriptor>? change = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Audience,
            Expires = DateTime.UtcNow.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["client_id"] = "back-office", ["organisations"] = new[] { 100 }, ["roles"] = new[] { "read", "janitor" } },
            SigningCredentials = new(key ?? Key, algorithm),
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }

    /// <summary>A token that says that it needs no signature.</summary>
    public string Unsigned(string signature = "")
    {
        var payload = Token().Split('.')[1];
        return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}.{signature}";
    }

    /// <summary>A token that is "signed" with the public key as a password.</summary>
    public string SignedWithThePublicKey()
    {
        var head = $"{Base64UrlEncoder.Encode($$"""{"alg":"HS256","typ":"JWT","kid":"{{Key.KeyId}}"}""")}.{Token().Split('.')[1]}";
        return $"{head}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(Key.Rsa.ExportSubjectPublicKeyInfo(), Encoding.UTF8.GetBytes(head)))}";
    }

    private string KeySet() => new JsonObject
    {
        ["keys"] = new JsonArray([.. _keys.Select(key =>
        {
            var numbers = key.Rsa.ExportParameters(false);
            return (JsonNode)new JsonObject
            {
                ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = key.KeyId,
                ["n"] = Base64UrlEncoder.Encode(numbers.Modulus), ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
            };
        })]),
    }.ToJsonString();
}
