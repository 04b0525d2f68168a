using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Personal;
using EventPlatform.Loyalty.Customers;

namespace EventPlatform.Loyalty.Tests.Customers;

public class ProfileTests
{
    private CustomerProfile? _profile;
    private bool _shown;
    private long _sequence;

    [Fact]
    public void The_first_event_that_says_something_of_a_customer_creates_the_profile()
    {
        ProfileFold.Concerns(Buys(5)).ShouldBeFalse();
        ProfileFold.Concerns(Buys(5) with { Personal = Story.Personal(("customer.mobile", "1")) }).ShouldBeTrue();

        Apply(Added(PersonalData.None));
        (_profile!.StreamKey, _profile.Sequence, _profile.Status).ShouldBe(("100:1", 1, "ACTIVE"));
        _shown.ShouldBeTrue();

        var before = _profile;
        Apply(Updated(PersonalData.None));
        _profile.ShouldBeSameAs(before);
        _shown.ShouldBeFalse();
    }

    [Fact]
    public void Master_data_changes_what_it_names_and_nothing_else()
    {
        Apply(Added(Story.Personal(("firstName", "Ada"), ("mobile", "447700900001"), ("email", "a@example.com")), ("source", "app"), ("joinedAt", "2024-05-01T00:00:00Z")));
        Apply(Updated(Story.Personal(("lastName", "Byron")), ("status", "SUSPENDED")));

        (_profile!.Personal.FirstName, _profile.Personal.LastName, _profile.Personal.Mobile).ShouldBe(("Ada", "Byron", "447700900001"));
        (_profile.Source, _profile.JoinedAt, _profile.Status).ShouldBe(("app", Story.At("2024-05-01T00:00:00Z"), "SUSPENDED"));
        _shown.ShouldBeTrue();
    }

    [Fact]
    public void Identifiers_of_the_customer_block_count_on_any_event_and_the_contexts_own_win_over_them()
    {
        Apply(new TransactionAdded { Name = "transactionAdded", Occurred = Day(1), Received = Day(1), Context = Contexts.Of(("transactionId", "T1"), ("amount", 5)), Personal = Story.Personal(("customer.mobile", "1"), ("mobile", "9"), ("customer.email", "")) });
        (_profile!.Personal.Mobile, _profile.Personal.Email).ShouldBe(("1", null));

        Apply(Updated(Story.Personal(("mobile", "3"), ("customer.mobile", "2"), ("customer.externalId", "x"))));
        (_profile.Personal.Mobile, _profile.Personal.ExternalId).ShouldBe(("3", "x"));

        Apply(Updated(Story.Personal(("customer.mobile", "2"), ("mobile", "4"), ("email", ""))));
        _profile.Personal.Mobile.ShouldBe("4");
    }

    [Fact]
    public void A_profile_never_prints_who_the_customer_is()
    {
        Apply(Added(Story.Personal(("firstName", "Ada"), ("mobile", "447700900001"))));

        _profile!.ToString().ShouldNotContain("Ada");
        _profile.ToString().ShouldNotContain("447700900001");
    }

    [Fact]
    public void A_deleted_customer_keeps_no_personal_data()
    {
        Apply(Added(Story.Personal(("firstName", "Ada"))));
        Apply(Updated(Story.Personal(("firstName", "Ada"), ("customer.mobile", "1")), ("status", "DELETED")));
        Apply(new CustomerEventOccurred { Name = "x", Occurred = Day(2), Received = Day(2), Personal = Story.Personal(("customer.mobile", "1")) });

        _profile!.Personal.ShouldBe(PersonalProfile.Nobody);
    }

    [Fact]
    public void The_newest_word_on_a_channel_holds_and_only_some_channels_are_shown()
    {
        Apply(Subscribes("SMS", "OPTIN"));
        Apply(Subscribes("sms", "OPTOUT"));
        _shown.ShouldBeTrue();
        Apply(Subscribes("WHATSAPP", "OPTIN"));
        _shown.ShouldBeFalse();

        _profile!.Consents.Select(consent => (consent.Channel, consent.Status)).ShouldBe([("SMS", "OPTOUT"), ("WHATSAPP", "OPTIN")]);
    }

    [Fact]
    public void Points_are_a_balance()
    {
        Apply(new PointsIssued { Name = "pointsIssued", Occurred = Day(1), Received = Day(1), Context = Contexts.Of(("points", 100), ("programId", 7)) });
        Apply(new PointsRedeemed { Name = "pointsRedeemed", Occurred = Day(1), Received = Day(1), Context = Contexts.Of(("points", 30)) });
        Apply(new PointsExpired { Name = "pointsExpired", Occurred = Day(1), Received = Day(1), Context = Contexts.Of(("points", 20)) });
        Apply(new PointsTransferred { Name = "pointsTransferred", Occurred = Day(1), Received = Day(1), Context = Contexts.Of(("points", 10)) });

        (_profile!.Points, _profile.LifetimePoints, _profile.PointsRedeemed, _profile.PointsExpired, _profile.Program).ShouldBe((40, 100, 30, 20, "7"));
        _shown.ShouldBeTrue();
    }

    [Fact]
    public void The_tier_is_the_last_that_was_told()
    {
        Apply(new TierUpgraded { Name = "tierUpgraded", Occurred = Day(1), Received = Day(1), Context = Contexts.Of(("previousTier", "Silver"), ("tier", "Gold"), ("tierExpiryDate", "2025-12-31")) });

        (_profile!.Tier, _profile.TierExpiryDate).ShouldBe(("Gold", Story.At("2025-12-31T00:00:00Z")));
    }

    [Fact]
    public void Badges_and_targets_are_counted_from_what_was_concluded()
    {
        var story = new Story().DefineBadge().DefineGroup(Story.Group($"'badges':['{Story.Badge}']")).Buys("1", "T1", 1000);
        Apply(story.Facts[^1].Event);
        foreach (var outcome in story.Outcomes)
            Apply(outcome.Event);

        (_profile!.BadgesEarned, _profile.TargetsAchieved).ShouldBe((1, 1));
        _shown.ShouldBeTrue();
    }

    private static DateTimeOffset Day(int day) => new(2025, 7, day, 0, 0, 0, TimeSpan.Zero);

    private void Apply(StoredEvent happened)
    {
        var fact = new Fact(++_sequence, Guid.NewGuid(), _sequence, "100:1", 100, happened.Received, happened);
        (_profile, _shown) = ProfileFold.Apply(_profile, fact);
    }

    private static CustomerAdded Added(PersonalData personal, params (string, object?)[] context) =>
        new() { Name = "customerAdded", Occurred = Day(1), Received = Day(1), Personal = personal, Context = Contexts.Of(context) };

    private static CustomerUpdated Updated(PersonalData personal, params (string, object?)[] context) =>
        new() { Name = "customerUpdated", Occurred = Day(1), Received = Day(1), Personal = personal, Context = Contexts.Of(context) };

    private static CustomerSubscription Subscribes(string channel, string status) =>
        new() { Name = "customerSubscription", Occurred = Day(1), Received = Day(1), Context = Contexts.Of(("channel", channel), ("status", status)) };

    private static TransactionAdded Buys(decimal amount) =>
        new() { Name = "transactionAdded", Occurred = Day(1), Received = Day(1), Context = Contexts.Of(("transactionId", "T1"), ("amount", amount)) };
}
