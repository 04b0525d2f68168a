namespace EventPlatform.EventStore.Schema;

/// <summary>
/// A part of the database that is ours beside Marten's tables. The SQL can be run any number of times (<c>if not exists</c>); it is run
/// when it is new or has changed.
/// </summary>
/// <param name="Name">Names the part, such as <c>ingest.positions</c>.</param>
/// <param name="Sql">Statements separated by semicolons.</param>
public sealed record SchemaScript(string Name, string Sql);
