using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;

namespace EventPlatform.Contracts.Tests.Producing;

public sealed class EventProducer(string bootstrapServers, string topic = "eventplatform.customer-events.v1") : IDisposable
{
    private readonly IProducer<string, byte[]> _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
    {
        BootstrapServers = bootstrapServers,
        Partitioner = Partitioner.Murmur2Random, // librdkafka's own default is another than everybody else's
        EnableIdempotence = true,
        Acks = Acks.All,
    }).Build();

    public Task SendAsync(long organisation, string customer, string name, string id, DateTimeOffset time, object context) =>
        _producer.ProduceAsync(topic, new Message<string, byte[]>
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{organisation}:{customer}"),
            Value = JsonSerializer.SerializeToUtf8Bytes(new { customer = new { id = customer }, context }),
            Headers =
            [
                Header("ce_specversion", "1.0"), Header("ce_id", id), Header("ce_source", "/shop"), Header("ce_type", $"customer.{name}"),
                Header("ce_time", time.ToString("O", CultureInfo.InvariantCulture)),
                Header("ce_orgid", organisation.ToString(CultureInfo.InvariantCulture)), Header("content-type", "application/json"),
            ],
        });

    public void Dispose() => _producer.Dispose();

    private static Header Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));
}
