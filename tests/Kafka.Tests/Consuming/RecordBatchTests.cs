using EventPlatform.Kafka.Consuming;

namespace EventPlatform.Kafka.Tests.Consuming;

public sealed class RecordBatchTests
{
    private readonly RecordBatch _batch = new();
    private readonly Lease _one = Records.Lease(1), _two = Records.Lease(2);

    [Fact]
    public void Each_partition_moves_behind_its_last_record()
    {
        Fill();
        _batch.Parts.Select(part => (part.Lease, part.To, part.Records)).ShouldBe([(_one, 9, 2), (_two, 5, 1)]);
        _batch.Parts[0].LastTimestamp.ShouldBe(Records.Epoch.AddSeconds(8));
    }

    [Fact]
    public void What_is_given_up_leaves_and_the_rest_keeps_its_order()
    {
        Fill();
        _one.GiveUp();
        _batch.RemoveGivenUp();
        _batch.Text().ShouldBe("2:4");
        _batch.Parts.ShouldHaveSingleItem().Lease.ShouldBe(_two);
    }

    [Fact]
    public void A_cleared_batch_is_as_new()
    {
        Fill();
        _batch.Clear();
        _batch.Add(Records.Of(_two, 5));
        _batch.Text().ShouldBe("2:5");
        _batch.Parts.ShouldHaveSingleItem().Records.ShouldBe(1);
    }

    private void Fill()
    {
        _batch.Add(Records.Of(_one, 3));
        _batch.Add(Records.Of(_two, 4));
        _batch.Add(Records.Of(_one, 8));
    }
}
