using JasperFx;
using Marten.Storage;

namespace Marten;

/// <summary>The store's schema and database.</summary>
public interface IMartenStorage
{
    /// <summary>Creates what is missing, whatever the options say; safe when several processes start at once.</summary>
    Task ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate? @override = null);

    IMartenDatabase Database { get; }
}
