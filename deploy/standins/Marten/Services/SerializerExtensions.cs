using System.Text;
using Marten.Services;

namespace Marten;

/// <summary>UTF-8 straight in and out where the serializer can do it.</summary>
internal static class SerializerExtensions
{
    public static T FromUtf8<T>(this ISerializer serializer, byte[] json) =>
        serializer is SystemTextJsonSerializer direct ? direct.FromUtf8<T>(json) : serializer.FromJson<T>(new MemoryStream(json));

    public static byte[] ToUtf8(this ISerializer serializer, object? document) =>
        serializer is SystemTextJsonSerializer direct ? direct.ToUtf8(document) : Encoding.UTF8.GetBytes(serializer.ToJson(document));
}
