using System.Net.Sockets;

namespace EventPlatform.TestKit;

/// <summary>One connection through a proxy: bytes go both ways until one side closes, or it is cut.</summary>
internal sealed class ProxyConnection(TcpProxy proxy, Socket client, Socket server)
{
    private const int ChunkSize = 64 * 1024;

    private CutRule? _cutAtTheAnswer;

    public async Task RunAsync()
    {
        client.NoDelay = true;
        await Task.WhenAny(PumpAsync(client, server, SendToServerAsync), PumpAsync(server, client, SendToClientAsync));
        Cut();
    }

    /// <summary>Resets both sides: what was not delivered yet is lost.</summary>
    public void Cut()
    {
        client.Close(0);
        server.Close(0);
    }

    /// <summary>Hands on what arrives. Room is left before each chunk for the end of the last, where a pattern may begin.</summary>
    private async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, Task<bool>> send)
    {
        var buffer = new byte[2 * ChunkSize];
        var tail = 0;
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(tail, ChunkSize)) is var count and > 0)
            {
                await proxy.Gate;
                var seen = buffer.AsMemory(0, tail + count);
                if (!await send(seen[tail..], seen))
                {
                    return;
                }

                tail = Math.Min(seen.Length, Math.Max(0, (proxy.Rule?.PatternLength ?? 0) - 1));
                seen[^tail..].CopyTo(buffer);
            }
        }
        catch (SocketException)
        {
            // reset by one side or cut by a test: the other side learns it from Cut
        }
        catch (ObjectDisposedException)
        {
            // cut by a test
        }
    }

    private async Task<bool> SendToServerAsync(ReadOnlyMemory<byte> chunk, ReadOnlyMemory<byte> seen)
    {
        if (proxy.Rule is { } rule && rule.Claims(seen.Span))
        {
            if (rule.Moment == CutMoment.BeforeTheServerSees)
            {
                return CutFor(rule);
            }

            _cutAtTheAnswer = rule;
        }

        await server.SendAsync(chunk);
        return true;
    }

    private async Task<bool> SendToClientAsync(ReadOnlyMemory<byte> chunk, ReadOnlyMemory<byte> seen)
    {
        if (_cutAtTheAnswer is { } rule)
        {
            return CutFor(rule);
        }

        await client.SendAsync(chunk);
        return true;
    }

    private bool CutFor(CutRule rule)
    {
        Cut();
        rule.Complete();
        return false;
    }
}
