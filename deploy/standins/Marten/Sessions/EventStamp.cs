using JasperFx.Events;
using Marten.Events;

namespace Marten.Sessions;

/// <summary>Completes events before they are written: what an event brings itself stays.</summary>
internal sealed class EventStamp(EventStoreOptions options)
{
    public void Apply(UnitOfWork work, IDocumentSession session, IReadOnlyDictionary<string, object> headers)
    {
        var now = options.TimeProvider.GetUtcNow();
        foreach (var stream in work.Streams)
        {
            foreach (var e in stream.Events)
            {
                Complete(e, stream.Key!, now);
                AddMetadata(e, session, headers);
            }

            NumberIfKnown(stream);
        }
    }

    private static void Complete(IEvent e, string streamKey, DateTimeOffset now)
    {
        e.StreamKey = streamKey;
        if (e.Id == Guid.Empty)
        {
            e.Id = Guid.CreateVersion7();
        }

        if (e.Timestamp == default)
        {
            e.Timestamp = now;
        }
    }

    private void AddMetadata(IEvent e, IDocumentSession session, IReadOnlyDictionary<string, object> headers)
    {
        var columns = options.MetadataConfig;
        e.CorrelationId ??= columns.CorrelationIdEnabled ? session.CorrelationId : null;
        e.CausationId ??= columns.CausationIdEnabled ? session.CausationId : null;
        e.UserName ??= columns.UserNameEnabled ? session.LastModifiedBy : null;
        foreach (var (key, value) in columns.HeadersEnabled ? headers : new Dictionary<string, object>())
        {
            e.SetHeader(key, value);
        }
    }

    private static void NumberIfKnown(StreamAction stream)
    {
        if (stream.ActionType == StreamActionType.Start)
        {
            stream.ExpectedVersionOnServer = 0;
        }

        if (stream.ExpectedVersionOnServer is { } version)
        {
            foreach (var e in stream.Events)
            {
                e.Version = ++version;
            }

            stream.Version = version;
        }
    }
}
