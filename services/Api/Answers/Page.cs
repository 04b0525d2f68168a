using System.Text.Json.Serialization;

namespace EventPlatform.Api.Answers;

/// <summary>A page of a list.</summary>
/// <param name="Items">What the page holds; may be empty although there are more.</param>
/// <param name="Next">Give it as <c>cursor</c> to get the next page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next)
{
    /// <summary>A page of rows of which one more was read than the page takes.</summary>
    internal static Page<T> Of<TRow>(IReadOnlyList<TRow> rows, int limit, Func<TRow, T> item, Func<TRow, string> cursor) =>
        new([.. rows.Take(limit).Select(item)], rows.Count > limit ? cursor(rows[limit - 1]) : null);
}
