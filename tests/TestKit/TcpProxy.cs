using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EventPlatform.TestKit;

/// <summary>A TCP proxy on a free port of 127.0.0.1 that can cut, pause and refuse connections: a bad network on command.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly string _host;
    private readonly int _port;
    private readonly ConcurrentDictionary<ProxyConnection, Task> _connections = new();
    private TcpListener _listener;
    private TaskCompletionSource? _pause;
    private CutRule? _rule;

    /// <summary>Starts to listen.</summary>
    /// <param name="host">Where the server is.</param>
    /// <param name="port">Its port.</param>
    public TcpProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener = Listen(0);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    /// <summary>The port to connect to instead of the server's.</summary>
    public int Port { get; }

    /// <summary>How many connections are open.</summary>
    public int OpenConnections => _connections.Count;

    internal CutRule? Rule => Volatile.Read(ref _rule);

    /// <summary>Completes at once, or when a pause ends.</summary>
    internal Task Gate => Volatile.Read(ref _pause)?.Task ?? Task.CompletedTask;

    /// <summary>Cuts the first connection on which a client sends certain bytes from now on; the others and later ones go through.</summary>
    /// <returns>Completes when it has happened.</returns>
    public Task CutOnceAsync(ReadOnlySpan<byte> pattern, CutMoment moment)
    {
        var rule = new CutRule(pattern.ToArray(), moment);
        Volatile.Write(ref _rule, rule);
        return rule.Done;
    }

    /// <summary>Resets every open connection.</summary>
    public void CutAll()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Cut();
        }
    }

    /// <summary>Holds back all bytes, in both directions; connections stay open.</summary>
    public void Pause() => Interlocked.CompareExchange(ref _pause, new(TaskCreationOptions.RunContinuationsAsynchronously), null);

    /// <summary>Lets the bytes go on.</summary>
    public void Resume() => Interlocked.Exchange(ref _pause, null)?.SetResult();

    /// <summary>Refuses new connections; open ones stay.</summary>
    public void Refuse() => _listener.Stop();

    /// <summary>Takes new connections again, on the same port.</summary>
    public void Accept() => _listener = Listen(Port);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Refuse();
        Resume();
        CutAll();
        await Task.WhenAll(_connections.Values);
    }

    private TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptConnectionsAsync(listener);
        return listener;
    }

    private async Task AcceptConnectionsAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync();
                _ = ServeAsync(client);
            }
        }
        catch (SocketException)
        {
            // stopped while waiting: Refuse
        }
        catch (ObjectDisposedException)
        {
            // stopped between two connections: Refuse
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await server.ConnectAsync(_host, _port);
        }
        catch (SocketException)
        {
            client.Close(0); // the server is away: so are we
            return;
        }

        var connection = new ProxyConnection(this, client, server);
        var run = _connections.GetOrAdd(connection, opened => opened.RunAsync());
        await run;
        _connections.TryRemove(connection, out _);
    }
}
