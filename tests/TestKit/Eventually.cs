using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace EventPlatform.TestKit;

/// <summary>Waits for a condition, never for a time.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads a value again and again until it is as expected.</summary>
    /// <param name="read">Reads it. An exception counts as "not yet", and is shown if the condition never comes.</param>
    /// <param name="condition">What is expected of it.</param>
    /// <param name="within">The limit; 30 s by default.</param>
    /// <param name="expected">The condition in words; by default its source text.</param>
    /// <returns>The value that met the condition.</returns>
    /// <exception cref="XunitException">It did not come within the limit; the message holds the last value.</exception>
    public static async Task<T> Is<T>(
        Func<Task<T>> read,
        Func<T, bool> condition,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(condition))] string expected = "")
    {
        var limit = within ?? DefaultLimit;
        var clock = Stopwatch.StartNew();
        var pause = TimeSpan.FromMilliseconds(5);
        while (true)
        {
            var (value, error) = await TryAsync(read);
            if (error is null && condition(value!))
            {
                return value!;
            }

            if (clock.Elapsed > limit)
            {
                throw new XunitException($"Not within {limit.TotalSeconds:0.#} s: {expected}. Last: {(error is null ? value : error.Message)}", error);
            }

            await Task.Delay(pause);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    /// <inheritdoc cref="Is{T}(Func{Task{T}}, Func{T, bool}, TimeSpan?, string)"/>
    public static Task<T> Is<T>(
        Func<T> read,
        Func<T, bool> condition,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(condition))] string expected = "") =>
        Is(() => Task.FromResult(read()), condition, within, expected);

    /// <summary>Waits until a condition is true.</summary>
    public static Task True(
        Func<bool> condition,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(condition))] string expected = "") =>
        Is(condition, met => met, within, expected);

    /// <summary>Repeats assertions until they pass; the last failure is shown if they never do.</summary>
    public static Task Passes(
        Func<Task> assertions,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(assertions))] string expected = "") =>
        Is(
            async () =>
            {
                await assertions();
                return true;
            },
            passed => passed,
            within,
            expected);

    private static async Task<(T? Value, Exception? Error)> TryAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return (await read(), null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return (default, error);
        }
    }
}
