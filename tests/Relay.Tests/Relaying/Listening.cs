namespace EventPlatform.Relay.Tests.Relaying;

/// <summary>Tests that listen to spans: a listener hears the whole process, and what others send would carry its contexts. They run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Listening
{
    public const string Name = "listening to spans";
}
