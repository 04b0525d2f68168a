using System.Text;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Personal;
using EventPlatform.Loyalty.Customers;

namespace EventPlatform.Loyalty.Tests.Customers;

public sealed class IdentifierTests
{
    private static readonly DateTimeOffset At = new(2025, 7, 29, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(IdentifierKind.Mobile, "+49 30 12-34", "49301234", true)]
    [InlineData(IdentifierKind.Mobile, "none", "None", false)]
    [InlineData(IdentifierKind.Email, " Ada@Example.com", "ada@example.COM ", true)]
    [InlineData(IdentifierKind.ExternalId, "X-1", "x-1", false)]
    [InlineData(IdentifierKind.ExternalId, " X-1 ", "X-1", true)]
    public void Ways_of_writing_agree_where_they_mean_the_same(IdentifierKind kind, string one, string other, bool agree) =>
        (IdentifierKey.Of(1, kind, one) == IdentifierKey.Of(1, kind, other)).ShouldBe(agree);

    [Fact]
    public void An_identifier_is_one_organisations_and_one_kinds()
    {
        var key = IdentifierKey.Of(1, IdentifierKind.Mobile, "1");

        key.ShouldNotBe(IdentifierKey.Of(2, IdentifierKind.Mobile, "1"));
        key.ShouldNotBe(IdentifierKey.Of(1, IdentifierKind.ExternalId, "1"));
        IdentifierKey.Of(1, IdentifierKind.ExternalId, new string('x', 4096)).Digest.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public void The_last_claim_in_the_log_wins_however_the_log_is_cut()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var log = Log(new Random(seed), 60);
            var whole = Fold(log, log.Count);

            Fold(log, 1).ShouldBe(whole, ignoreOrder: true);
            Fold(log, 7).ShouldBe(whole, ignoreOrder: true);
            whole.ShouldBe(Plain(log), ignoreOrder: true);
        }
    }

    private static List<Fact> Log(Random random, int count) => [.. Enumerable.Range(1, count).Select(sequence => Event(random, sequence))];

    private static Fact Event(Random random, int sequence)
    {
        var (customer, email) = (random.Next(4), random.Next(5));
        var happened = random.Next(6) switch
        {
            0 => (CustomerEvent)new CustomerUpdated { Name = "customerUpdated", Occurred = At, Received = At, Personal = Personal($$"""{"email":null}""") },
            < 3 => new CustomerUpdated { Name = "customerUpdated", Occurred = At, Received = At, Personal = Personal($$"""{"email":"{{email}}@x"}""") },
            _ => new CustomerEventOccurred { Name = "visited", Occurred = At, Received = At, Personal = Personal($$"""{"customer.email":"{{email}}@x"}""") },
        };
        return new Fact(sequence, Guid.NewGuid(), sequence, $"1:{customer}", 1, At, happened);
    }

    private static PersonalData Personal(string json) => new(Encoding.UTF8.GetBytes(json));

    /// <summary>As the projection does it: pages of any size, the rows kept in between.</summary>
    private static Dictionary<IdentifierKey, (string Stream, long Sequence)> Fold(List<Fact> log, int size)
    {
        var table = new Dictionary<IdentifierKey, (string Stream, long Sequence)>();
        var profiles = new Dictionary<string, CustomerProfile>();
        foreach (var page in log.Chunk(size))
        {
            var moves = new List<IdentifierMove>();
            foreach (var fact in page)
            {
                var before = profiles.GetValueOrDefault(fact.StreamKey);
                profiles[fact.StreamKey] = ProfileFold.Apply(before, fact).Profile;
                moves.AddRange(IdentifierFold.Moves(fact, before?.Personal ?? PersonalProfile.Nobody, profiles[fact.StreamKey].Personal));
            }
            var owners = new TrackedRows<IdentifierKey, IdentifierOwner>(knowsAll: false);
            owners.Load(moves.Select(move => move.Key), moves.Select(move => move.Key).Distinct().Where(table.ContainsKey)
                .Select(key => new IdentifierOwner { Key = key, StreamKey = table[key].Stream, Sequence = table[key].Sequence }));
            foreach (var move in moves)
                IdentifierFold.Apply(owners, move);
            foreach (var row in owners.Changed)
                if (row.StreamKey is { } stream)
                    table[row.Key] = (stream, row.Sequence);
                else
                    table.Remove(row.Key);
        }
        return table;
    }

    /// <summary>Said plainly: a name goes to who says it; who says another, or none, loses what he had.</summary>
    private static Dictionary<IdentifierKey, (string Stream, long Sequence)> Plain(List<Fact> log)
    {
        var owners = new Dictionary<IdentifierKey, (string Stream, long Sequence)>();
        var has = new Dictionary<string, IdentifierKey?>();
        foreach (var fact in log)
        {
            var said = ((CustomerEvent)fact.Event).Personal.Reveal("email") ?? ((CustomerEvent)fact.Event).Personal.Reveal("customer.email");
            var (old, now) = (has.GetValueOrDefault(fact.StreamKey), said is null ? (IdentifierKey?)null : IdentifierKey.Of(1, IdentifierKind.Email, said));
            if (old is { } left && left != now && owners.TryGetValue(left, out var owner) && owner.Stream == fact.StreamKey)
                owners.Remove(left);
            if (now is { } taken && (!owners.TryGetValue(taken, out var holder) || holder.Stream != fact.StreamKey))
                owners[taken] = (fact.StreamKey, fact.Sequence);
            has[fact.StreamKey] = now;
        }
        return owners;
    }
}
