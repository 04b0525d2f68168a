using System.Security.Cryptography;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty;

namespace EventPlatform.Projections.Pages;

/// <summary>An outcome as it is stored, and the fingerprint by which a rebuild sees whether it concludes the same.</summary>
internal static class OutcomeContent
{
    public static byte[] Of(Outcome outcome) => JsonSerializer.SerializeToUtf8Bytes(outcome.Event, outcome.Event.GetType(), StoredEventJson.Default);

    public static Guid Fingerprint(byte[] content) => new(SHA256.HashData(content).AsSpan(0, 16));
}
