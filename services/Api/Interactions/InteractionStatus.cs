using System.Text.Json.Serialization;

namespace EventPlatform.Api.Interactions;

/// <summary>Status of a request or of an item [spec 03.2, source 003]; success is a text.</summary>
public sealed record InteractionStatus(
    [property: JsonPropertyName("success")] string Success, [property: JsonPropertyName("code")] int Code, [property: JsonPropertyName("message")] string Message)
{
    internal static InteractionStatus Succeeded { get; } = new("true", 200, "Success");

    internal static InteractionStatus AllFailed { get; } = new("false", 500, "All requests have failed due to errors");

    internal static InteractionStatus Retrieved { get; } = new("true", 1000, "Customer successfully retrieved");

    internal static InteractionStatus NoIdentifier { get; } = new("false", 1015, "No identifier of a customer was given");

    /// <summary>1012 for mobile, e-mail and external id, 1011 for any other identifier.</summary>
    internal static InteractionStatus NotFound(InteractionIdentifier identifier) => identifier.Kind is null
        ? new("false", 1011, "Customer not found for the identifier")
        : new("false", 1012, "Customer not found for mobile, e-mail or external id");

    /// <summary>Input that is not understood has no code of its own in the interface: it bears the request's.</summary>
    internal static InteractionStatus Unsupported(string parameter, string expected) =>
        new("false", 500, $"The parameter {parameter} is not supported as it is: {expected} is expected");
}
