namespace EventPlatform.DeadLetters.Tests;

/// <summary>Tests that have a letter box each.</summary>
public abstract class LetterBoxTests : IAsyncLifetime
{
    private protected LetterBox Box { get; private set; } = null!;

    public async Task InitializeAsync() => Box = await LetterBox.CreateAsync();

    public Task DisposeAsync()
    {
        Box.Dispose();
        return Task.CompletedTask;
    }
}
