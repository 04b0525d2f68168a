using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Interactions;

/// <summary>Interactions as a fold [spec 02.5]: the message first, then the count, which needs to know whether the message is new.</summary>
public static class InteractionFold
{
    /// <summary>The key of the message that an event is about.</summary>
    public static InteractionMessageKey KeyOf(Fact fact, InteractionRecorded recorded) => throw new NotImplementedException();

    /// <summary>The message after the event: a new one, or a known one with a later status.</summary>
    public static InteractionMessage Apply(InteractionMessage? message, Fact fact, InteractionRecorded recorded) => throw new NotImplementedException();

    /// <summary>The count after the event.</summary>
    public static InteractionCount Apply(InteractionCount? count, Fact fact, InteractionRecorded recorded, bool newMessage) =>
        throw new NotImplementedException();
}
