using System.Threading.Channels;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;

namespace Marten.Events.Daemon;

/// <summary>Loads a shard's pages up to the mark, ahead of their processing.</summary>
internal sealed class PageFeed(AsyncShard shard, DaemonParts parts) : IDisposable
{
    private readonly PageLoader _loader = new(parts.Store, shard, parts.Logger);
    private readonly Signal _markMoved = new();
    private readonly Channel<EventRange> _pages =
        Channel.CreateBounded<EventRange>(Math.Max(1, shard.Options.MaximumHopperSize / shard.Options.BatchSize));

    private long _mark;

    public long Mark => Interlocked.Read(ref _mark);

    public void MarkHighWater(long mark)
    {
        Interlocked.Exchange(ref _mark, mark);
        _markMoved.Set();
    }

    /// <summary>The pages in order; ends when loading does.</summary>
    public IAsyncEnumerable<EventRange> ReadAllAsync() => _pages.Reader.ReadAllAsync(CancellationToken.None);

    /// <summary>Loads from a floor on, until it is cancelled or fails.</summary>
    public async Task LoadAsync(long floor, ISubscriptionAgent agent, CancellationToken token)
    {
        try
        {
            while (true)
            {
                await MarkBeyondAsync(floor, token);
                var page = await LoadPageAsync(floor, agent, token);
                await _pages.Writer.WriteAsync(page, token);
                floor = page.SequenceCeiling;
            }
        }
        finally
        {
            _pages.Writer.Complete();
        }
    }

    public void Dispose() => _markMoved.Dispose();

    private async Task MarkBeyondAsync(long floor, CancellationToken token)
    {
        while (Mark <= floor)
        {
            await _markMoved.WaitAsync(Timeout.InfiniteTimeSpan, token);
        }
    }

    private async Task<EventRange> LoadPageAsync(long floor, ISubscriptionAgent agent, CancellationToken token)
    {
        await parts.Loads.WaitAsync(token);
        try
        {
            return await _loader.LoadAsync(floor, Mark, agent, token);
        }
        finally
        {
            parts.Loads.Release();
        }
    }
}
