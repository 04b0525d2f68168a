using JasperFx.Events.Projections;

namespace Marten.Events.Daemon.Coordination;

/// <summary>The id of a shard's advisory lock, the same in every process and in Marten's own.</summary>
internal static class ShardLockId
{
    /// <summary>Two interleaved 32-bit hashes over the qualified identity, made positive, plus the configured base.</summary>
    public static long For(string eventSchema, ShardName shard, int baseId) =>
        Math.Abs((long)Hash($"{eventSchema}:{shard.Identity}")) + baseId;

    private static int Hash(string text)
    {
        unchecked
        {
            var (even, odd) = (5381 * 65537, 5381 * 65537);
            for (var i = 0; i < text.Length; i++)
            {
                if (i % 2 == 0)
                {
                    even = (even * 33) ^ text[i];
                }
                else
                {
                    odd = (odd * 33) ^ text[i];
                }
            }

            return even + (odd * 1566083941);
        }
    }
}
