using System.Collections.Concurrent;
using System.Diagnostics;
using EventPlatform.Hosting.Telemetry;
using EventPlatform.TestKit;

namespace EventPlatform.Relay.Tests.Relaying;

[Collection(Listening.Name)]
public class TraceTests
{
    [FactNeeding(Part.None)]
    public async Task One_trace_leads_from_the_cause_to_the_notification()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Catalogue.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var installation = await Installation.CreateAsync();
        await installation.Store.AppendAsync("42", TestStore.Badge(1), "one");
        using var host = await installation.StartAsync();
        var received = (await installation.ReadAsync(1)).Single();
        var sent = await Eventually.Is(() => spans.FirstOrDefault(span => span.DisplayName == $"send {installation.Notifications}"), span => span is not null);
        await host.StopAsync();
        sent!.ParentId.ShouldBe(TestStore.TraceParent);
        sent.Status.ShouldNotBe(ActivityStatusCode.Error);
        received.Header("traceparent").ShouldBe(sent.Id);
    }
}
