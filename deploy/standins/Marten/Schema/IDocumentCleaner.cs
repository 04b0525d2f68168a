namespace Marten.Schema;

/// <summary>Empties the store.</summary>
public interface IDocumentCleaner
{
    Task DeleteAllEventDataAsync(CancellationToken ct = default);
}
