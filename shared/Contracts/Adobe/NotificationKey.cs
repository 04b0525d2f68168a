using System.Text;

namespace EventPlatform.Contracts.Adobe;

/// <summary>How the key of a notification is written.</summary>
public enum KeyFormat
{
    /// <summary><c>100:42</c>, as it stands; Adobe's sink then needs Connect's <c>StringConverter</c> for keys.</summary>
    Plain,

    /// <summary>The same as a JSON string, in quotes, for Connect's <c>JsonConverter</c>.</summary>
    Json,
}

/// <summary>The key of a notification: that of the customer's stream [spec 05.1].</summary>
public static class NotificationKey
{
    public static byte[] Of(string streamKey, KeyFormat format) =>
        format == KeyFormat.Plain ? Encoding.UTF8.GetBytes(streamKey) : Encoding.UTF8.GetBytes($"\"{AdobeJson.Encode(streamKey)}\"");
}
