using JasperFx.Events.Projections;
using Marten.Storage;

namespace Marten.Events.Daemon;

/// <summary>Finds where a shard goes on, or begins.</summary>
internal sealed class ShardPosition(Progression progression, IMartenDatabase database)
{
    public async Task<long> FindAsync(AsyncShard shard, long mark, CancellationToken token)
    {
        if (await progression.FindAsync(shard.Name, token) is { } known)
        {
            return known;
        }

        var floor = await FirstFloorAsync(shard.Options.Start, mark, token);
        if (floor > 0)
        {
            await progression.StartAtAsync(shard.Name, floor, token);
        }

        return floor;
    }

    private async Task<long> FirstFloorAsync(ShardStart start, long mark, CancellationToken token) => start switch
    {
        ShardStart.Sequence sequence => sequence.Floor,
        ShardStart.Time time => await database.FindEventStoreFloorAtTimeAsync(time.Floor, token) ?? mark,
        _ => mark,
    };
}
