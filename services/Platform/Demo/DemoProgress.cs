using Spectre.Console;

namespace EventPlatform.Platform.Demo;

/// <summary>Four bars: what was sent, stored, projected and notified.</summary>
internal sealed class DemoProgress
{
    private readonly ProgressTask sent, stored, projected;

    private DemoProgress(ProgressContext context, long records)
    {
        sent = context.AddTask("records sent", maxValue: records);
        stored = context.AddTask("records in the store", maxValue: records);
        projected = context.AddTask("events projected");
    }

    public static Task ShowAsync(IAnsiConsole console, long records, Func<DemoProgress, Task> work) => console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(context => work(new(context, records)));

    public void Sent(int more) => sent.Increment(more);

    public void Stored(long records) => stored.Value = records;

    public void Projected(long position, long last)
    {
        projected.MaxValue = Math.Max(1, last);
        projected.Value = position;
    }
}
