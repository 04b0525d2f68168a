using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Platform.Demo.Records;

/// <summary>
/// The records of an invented shop: customers join, buy and bring things back; a few records come twice, and a few are broken, each in a
/// way of its own. The seed decides everything but the dates.
/// </summary>
internal sealed class GeneratedShop
{
    private const double RepeatShare = 0.02, FaultShare = 0.01;

    private readonly DateTimeOffset now;
    private readonly Dice dice;
    private readonly Shoppers shoppers;
    private readonly List<DemoRecord> records = [];
    private readonly List<DemoRecord> good = [];
    private readonly List<ShopEvent> bought = [];
    private readonly Dictionary<string, long> faults = [];
    private long repeats;

    private GeneratedShop(DemoOptions options, DateTimeOffset now)
    {
        this.now = now;
        dice = new(options.Seed);
        shoppers = new(dice, options.Customers, options.Records, now);
    }

    public static DemoInput Generate(DemoOptions options, DateTimeOffset now)
    {
        var shop = new GeneratedShop(options, now);
        while (shop.records.Count < options.Records)
            shop.AddOne();
        return new(shop.records, new(shop.good.Count, shop.repeats, shop.faults));
    }

    private void AddOne()
    {
        var chance = dice.Chance();
        if (chance < FaultShare && bought.Count > 0)
            AddFault(dice.OneOf(Fault.All));
        else if (chance < FaultShare + RepeatShare && bought.Count > 0)
            AddRepeat();
        else
            AddGood(shoppers.Next());
    }

    private void AddGood(ShopEvent shopEvent)
    {
        // Producers differ: some speak the binary mode.
        var record = dice.Chance() < 0.3 ? CloudEventForm.Binary(shopEvent) : CloudEventForm.Structured(shopEvent);
        records.Add(record);
        good.Add(record);
        if (shopEvent.Type == Shoppers.Bought)
            bought.Add(shopEvent);
    }

    private void AddRepeat()
    {
        records.Add(dice.OneOf(good));
        repeats++;
    }

    private void AddFault(Fault fault)
    {
        records.Add(fault.Break(dice.OneOf(bought), now));
        var code = fault.Code.Text();
        faults[code] = faults.GetValueOrDefault(code) + 1;
    }
}
