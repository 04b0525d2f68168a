namespace JasperFx.Events;

/// <summary>Queueing events. Nothing is written before the session is saved.</summary>
public interface IEventOperations
{
    StreamAction Append(string stream, params object[] events);

    StreamAction Append(string stream, IEnumerable<object> events);

    /// <param name="stream">The stream.</param>
    /// <param name="expectedVersion">The stream's version <b>after</b> this append.</param>
    /// <param name="events">Bodies, or <see cref="IEvent"/>s, which keep their id, time and headers.</param>
    StreamAction Append(string stream, long expectedVersion, params object[] events);

    /// <inheritdoc cref="Append(string, long, object[])"/>
    StreamAction Append(string stream, long expectedVersion, IEnumerable<object> events);

    /// <summary>As an append, but the stream must be new.</summary>
    StreamAction StartStream(string streamKey, params object[] events);

    /// <inheritdoc cref="StartStream(string, object[])"/>
    StreamAction StartStream(string streamKey, IEnumerable<object> events);
}
