using System.Reflection;
using System.Runtime.InteropServices;

namespace EventPlatform.Embedded.Kafka;

/// <summary>
/// Finds the librdkafka that Confluent.Kafka found. Its package holds several builds for Linux, of which the first asks for Cyrus SASL's
/// libsasl2.so.3; Debian has another version of that, so the next one is taken.
/// </summary>
internal static class Librdkafka
{
    public const string Name = "librdkafka";

    private static readonly string[] Builds = [Name, "centos8-librdkafka", "alpine-librdkafka"];

    /// <summary>For <see cref="NativeLibrary.SetDllImportResolver"/>.</summary>
    public static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path)
    {
        if (library == Name)
            foreach (var build in Builds)
                if (NativeLibrary.TryLoad(build, assembly, path, out var handle))
                    return handle;
        return 0;
    }
}
