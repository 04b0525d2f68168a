using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Faults.Tests;

/// <summary>Ingest workers as processes of their own.</summary>
internal static class IngestProcess
{
    private static readonly string[] Arguments = ["run", "--roles", "ingest"];

    public static WorkerProcess Start(TestInstallation at) => WorkerProcess.Start(Arguments, at.Environment());
}
