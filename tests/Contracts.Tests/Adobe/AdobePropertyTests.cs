using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.Events;
using EventPlatform.TestKit.Adobe;
using FsCheck;
using FsCheck.Fluent;

namespace EventPlatform.Contracts.Tests.Adobe;

/// <summary>Whatever the store holds, a message that is written keeps every rule.</summary>
public class AdobePropertyTests
{
    private static readonly AdobeMessageCheck Check = new(new AdobeExpectation());

    private static readonly Gen<string> AnyText =
        Gen.OneOf(ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""), Gen.Elements("", " ", "Zoë", "\ud800", "💡 \"<&'+>\"", "\u0007\u2028", "日本"));

    private static readonly Gen<string> AnyId = AnyText.Select(text => "c" + text);
    private static readonly Gen<decimal> AnyNumber = ArbMap.Default.GeneratorFor<decimal>();
    private static readonly Gen<DateTimeOffset> AnyInstant = ArbMap.Default.GeneratorFor<DateTimeOffset>().Where(instant => instant > DateTimeOffset.UnixEpoch.AddDays(1));

    private static readonly Gen<string> AnyMail = Gen.OneOf(AnyText, AnyText.Select(name => $" {name}@Example.COM"));
    private static readonly Gen<string> AnyPhone = Gen.OneOf(AnyText, Gen.Choose(1, 2_000_000_000).Select(number => $"+91 {number}00"));

    [Fact]
    public void Every_badge_message_keeps_all_rules() => Holds(
        from texts in AnyText.ArrayOf(6)
        from id in AnyId
        from occurred in AnyInstant
        from stored in AnyInstant
        from count in Gen.Choose(0, 40)
        from rank in Gen.Choose(-1, 9)
        select Samples.Published(Samples.Badge with
        {
            Occurred = occurred,
            BadgeName = "b" + texts[0],
            BadgeGroup = texts[1],
            Owner = texts[2],
            BadgeRank = rank < 0 ? null : rank,
            TriggeringActivity = new("t" + texts[3], [.. Enumerable.Range(0, count).Select(_ => new ActivityIdentifier("k" + texts[4], "v" + texts[5]))]),
            EarnConstraints = [.. Enumerable.Range(0, count % 7).Select(i => new EarnConstraintCount("BADGE", "OVERALL") { MaxEarnLimit = i })],
        }) with
        { CustomerId = id, Stored = stored });

    [Fact]
    public void Every_milestone_message_keeps_all_rules() => Holds(
        from texts in AnyText.ArrayOf(2)
        from id in AnyId
        from occurred in AnyInstant
        from stored in AnyInstant
        from numbers in AnyNumber.ArrayOf(2)
        from ids in ArbMap.Default.GeneratorFor<long>().ArrayOf(3)
        select Samples.Published(Samples.Achieved with
        {
            Occurred = occurred,
            TargetGroupName = texts[0],
            TargetName = texts[1],
            TargetGroupId = ids[0],
            TargetRuleId = ids[1],
            PeriodId = ids[2],
            AchievedValue = numbers[0],
            DefinedValue = numbers[1],
        }) with
        { CustomerId = id, Stored = stored });

    [Fact]
    public void Every_profile_message_keeps_all_rules() => Prop.ForAll(Profiles().ToArbitrary(), profile =>
    {
        var message = Samples.Write(profile);
        if (message.Broken == AdobeRule.None)
            Check.Faults(message.Value).ShouldBeEmpty();
        else
            message.Value.ShouldBeEmpty();
    }).QuickCheckThrowOnFailure();

    private static Gen<PublishedProfile> Profiles() =>
        from texts in AnyText.ArrayOf(5)
        from id in AnyId
        from mail in AnyMail
        from phone in AnyPhone
        from numbers in AnyNumber.ArrayOf(4)
        from instants in AnyInstant.ArrayOf(4)
        from channels in Gen.Elements("EMAIL", "SMS", "PUSH", "WHATSAPP", "email").ListOf()
        from answer in Gen.Elements("OPTIN", "OPTOUT", "?")
        from badges in Gen.Choose(0, 5)
        select new PublishedProfile
        {
            CustomerId = id,
            ChangedAt = instants[0],
            Contact = new(texts[0], texts[1], phone, mail),
            Status = texts[2],
            Consents = [.. channels.Select(channel => new PublishedConsent(channel, answer))],
            JoinedAt = instants[1],
            Points = numbers[0],
            PointsRedeemed = numbers[1],
            Tier = texts[3],
            TierExpiry = instants[2],
            Program = texts[4],
            Badges = [.. Enumerable.Range(0, badges).Select(i => new PublishedBadge($"{i:x24}", instants[3]))],
            Milestones = [.. Enumerable.Range(0, badges).Select(i => new PublishedMilestone(i, i, i, numbers[2], numbers[3], "ACHIEVED"))],
        };

    private static void Holds(Gen<PublishedEvent> events) => Prop.ForAll(events.ToArbitrary(), published =>
    {
        var message = Samples.Write(published);
        if (message.Broken != AdobeRule.None)
        {
            message.Value.ShouldBeEmpty();
            return;
        }
        Check.Faults(message.Value, published.Stored).ShouldBeEmpty();
        Samples.Write(published).Value.ShouldBe(message.Value);
    }).QuickCheckThrowOnFailure();
}
