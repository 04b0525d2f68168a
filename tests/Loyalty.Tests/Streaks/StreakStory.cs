using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Streaks;

namespace EventPlatform.Loyalty.Tests.Streaks;

/// <summary>Steps of a streak's story.</summary>
internal static class StreakStory
{
    private const string Levels = $"{{'level':1,'cycles':2,'badges':['{Story.Badge}']}},{{'level':2,'cycles':3}}";

    /// <summary>Customer 1's streak 7.</summary>
    public static StreakProgress Row(Story story) => story.State.Streaks.Find(new StreakKey(StreamKey.Customer(Story.OrgId, "1"), 7))!;

    /// <summary>Streak 7 over a monthly goal of 100; level 1 takes two cycles and earns a badge, level 2 takes three.</summary>
    public static Story Of(string fields = "", string levels = Levels) =>
        new Story().DefineBadge().DefineGroup(Story.Group("'goal':100")).Define(DefinitionKind.Streak, "7", Streak(fields, levels));

    public static string Streak(string fields = "", string levels = Levels) =>
        "{'name':'Months running','targetRuleId':2711".With(fields) + $",'levels':[{levels}]}}";

    /// <summary>Customer 1 meets the goal of a month of 2025.</summary>
    public static Story Meets(this Story story, int month) => story.Buys("1", $"T{month}", 100, $"2025-{month:00}-10T12:00:00Z");

    public static Story Enrols(this Story story, bool reset = false) => story.Happens(new StreakCustomerEnrolment
    {
        Name = "streakCustomerEnrolment",
        Occurred = Story.At("2025-02-01T12:00:00Z"),
        Received = Story.At("2025-02-01T12:00:00Z"),
        Context = Contexts.Of(("streakId", 7), ("resetStreakStatus", reset)),
    });

    public static Story UnEnrols(this Story story) => story.Happens(new StreakCustomerUnEnrolment
    {
        Name = "streakCustomerUnEnrolment",
        Occurred = Story.At("2025-02-15T12:00:00Z"),
        Received = Story.At("2025-02-15T12:00:00Z"),
        Context = Contexts.Of(("streakId", 7)),
    });
}
