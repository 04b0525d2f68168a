using EventPlatform.Contracts.Decoding;

namespace EventPlatform.DeadLetters.Table;

/// <summary>The two inputs as the table names them, whatever their topics are called.</summary>
internal static class InputNames
{
    private const string Customer = "customer-events", System = "system-events";

    public static string Of(InputTopic input) => input == InputTopic.CustomerEvents ? Customer : System;

    public static InputTopic Read(string name) => name == System ? InputTopic.SystemEvents : InputTopic.CustomerEvents;
}
