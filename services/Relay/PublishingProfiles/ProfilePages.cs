namespace EventPlatform.Relay.PublishingProfiles;

/// <summary>Page after page of changed profiles, on the leader's own session: while one is sent, the next is read.</summary>
internal sealed class ProfilePages(Leadership leadership, long position, int size) : IAsyncDisposable
{
    private long _position = position;
    private Task<ProfilePage>? _ahead;

    /// <summary>The next page; an empty one where nothing has changed. The session is free then, and else busy until the next call.</summary>
    public async Task<ProfilePage> NextAsync(CancellationToken cancellation)
    {
        var page = await (_ahead ?? ReadAsync(cancellation));
        _ahead = null;
        if (page.Rows.Count == 0)
            return page;
        _position = page.Rows[^1].Changed.Position;
        _ahead = page.Rows.Count == size ? ReadAsync(cancellation) : null;
        return page;
    }

    /// <summary>Waits until the session is free. What became of the page ahead matters to nobody any more: its profiles are read again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ahead is not null)
            await ((Task)_ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task<ProfilePage> ReadAsync(CancellationToken cancellation) => ProfileQuery.ReadAsync(leadership.Session, _position, size, cancellation);
}
