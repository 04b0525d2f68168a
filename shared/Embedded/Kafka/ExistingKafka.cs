namespace EventPlatform.Embedded.Kafka;

/// <summary>A Kafka that was there before us and stays.</summary>
internal sealed class ExistingKafka(string bootstrapServers) : RealKafka
{
    public override string BootstrapServers => bootstrapServers;

    public override string Description => $"Kafka at {bootstrapServers}";
}
