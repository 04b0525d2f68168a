using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.DeadLetters.Reading;

/// <summary>A filter as conditions of SQL: only those that are given, so that each has its index.</summary>
internal sealed class FilterSql(NpgsqlParameterCollection parameters)
{
    private readonly List<string> _conditions = [];

    public string Text => _conditions.Count == 0 ? "true" : string.Join(" and ", _conditions);

    public static FilterSql Of(DeadLetterFilter filter, NpgsqlParameterCollection parameters) => new FilterSql(parameters)
        .And("org_id =", filter.OrgId, NpgsqlDbType.Bigint)
        .And("customer_id =", filter.CustomerId, NpgsqlDbType.Text)
        .AndAny("code", filter.Codes)
        .And("origin_topic =", filter.Topic, NpgsqlDbType.Text)
        .And("first_failed_at >=", filter.From?.ToUniversalTime(), NpgsqlDbType.TimestampTz)
        .And("first_failed_at <", filter.To?.ToUniversalTime(), NpgsqlDbType.TimestampTz)
        .AndAny("state", filter.States);

    /// <param name="left">Column and operator.</param>
    /// <param name="value">Null where there is no such condition.</param>
    /// <param name="type">The value's.</param>
    public FilterSql And(string left, object? value, NpgsqlDbType type)
    {
        if (value is not null)
            _conditions.Add($"{left} {Parameter(value, type)}");
        return this;
    }

    private FilterSql AndAny(string column, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            _conditions.Add($"{column} = any ({Parameter(values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)})");
        return this;
    }

    private string Parameter(object value, NpgsqlDbType type)
    {
        parameters.Add(new() { Value = value, NpgsqlDbType = type });
        return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
    }
}
