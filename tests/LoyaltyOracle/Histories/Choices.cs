namespace EventPlatform.LoyaltyOracle.Histories;

/// <summary>Many choices from one number, always the same ones; 0 chooses the first of everything.</summary>
internal sealed class Choices(int number)
{
    private readonly Random _random = new(number);

    public int Below(int count) => number == 0 ? 0 : _random.Next(count);

    public bool OneIn(int count) => number != 0 && _random.Next(count) == 0;

    public T Of<T>(T[] ones) => ones[Below(ones.Length)];
}
