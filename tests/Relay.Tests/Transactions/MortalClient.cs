using System.Reflection;
using System.Runtime.ExceptionServices;
using Confluent.Kafka;

namespace EventPlatform.Relay.Tests.Transactions;

/// <summary>The process died here, as far as the feed can tell; its client is left as it was.</summary>
internal sealed class KilledException(string step) : Exception($"killed {step}");

/// <summary>Where a client dies: before or after the n-th call of a method.</summary>
internal sealed record Death(string Method, bool After, int Call = 1)
{
    public override string ToString() => $"{(After ? "after" : "before")} {Method} {Call}";
}

/// <summary>
/// A client that dies at a given call. From then on every call throws and nothing reaches the broker but what librdkafka has in hand: the
/// open transaction stays open, as that of a killed process does.
/// </summary>
#pragma warning disable CA1852 // The proxy is a type derived from it.
internal class MortalClient : DispatchProxy
#pragma warning restore CA1852
{
    private readonly Dictionary<string, int> _calls = [];
    private IProducer<byte[], byte[]> _client = null!;
    private Death _death = null!;
    private bool _dead;

    public static IProducer<byte[], byte[]> Of(IProducer<byte[], byte[]> client, Death death)
    {
        var proxy = Create<IProducer<byte[], byte[]>, MortalClient>();
        ((MortalClient)(object)proxy)._client = client;
        ((MortalClient)(object)proxy)._death = death;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IDisposable.Dispose))
            return null;
        var isTheCall = Count(targetMethod.Name) == _death.Call && targetMethod.Name == _death.Method;
        _dead |= isTheCall && !_death.After;
        DieIfDead();
        var result = Call(targetMethod, args);
        _dead |= isTheCall;
        DieIfDead();
        return result;
    }

    private int Count(string method) => _calls[method] = _calls.GetValueOrDefault(method) + 1;

    private void DieIfDead()
    {
        if (_dead)
            throw new KilledException(_death.ToString());
    }

    private object? Call(MethodInfo method, object?[]? args)
    {
        try
        {
            return method.Invoke(_client, args);
        }
        catch (TargetInvocationException wrapped)
        {
            ExceptionDispatchInfo.Throw(wrapped.InnerException!);
            throw;
        }
    }
}
