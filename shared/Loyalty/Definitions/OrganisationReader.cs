using System.Text.Json;
using NodaTime;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>Reads an organisation's definition [spec 06].</summary>
internal static class OrganisationReader
{
    private const int LongestName = 200, LongestZone = 100, MostFields = 100;

    public static OrganisationDefinition? Read(string id, ObjectReader reader)
    {
        var faults = reader.Faults;
        if (!DefinitionIds.TryInteger(id, out var orgId))
            faults.Add("/id", DefinitionFaultCode.BadId, $"{FaultList.Quote(id)} is no organisation id: a positive integer is expected.");
        var name = reader.Text("name", LongestName);
        var zone = Zone(reader);
        var currency = Currency(reader);
        var fields = PersonalFields(reader);
        if (reader.TryTake("retainDays", required: false, out _))
            faults.NotSupported(reader.At("retainDays"), "retainDays");
        return zone is null ? null : new OrganisationDefinition(orgId, name, zone, currency, fields);
    }

    private static DateTimeZone? Zone(ObjectReader reader)
    {
        if (!reader.Has("timeZone"))
        {
            reader.TryTake("timeZone", required: false, out _);
            return DateTimeZone.Utc;
        }
        if (reader.Text("timeZone", LongestZone) is not { } name)
            return null;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
        if (zone is null)
            reader.Faults.Add(reader.At("timeZone"), DefinitionFaultCode.BadField, $"{FaultList.Quote(name)} is no IANA time zone.");
        return zone;
    }

    private static string? Currency(ObjectReader reader)
    {
        if (reader.Text("currencyCode", 100) is not { } code)
            return null;
        if (code.Length == 3 && code.All(char.IsAsciiLetterUpper))
            return code;
        reader.Faults.Add(reader.At("currencyCode"), DefinitionFaultCode.BadField, $"Found {FaultList.Quote(code)}; three upper-case letters are expected.");
        return null;
    }

    private static List<string> PersonalFields(ObjectReader reader)
    {
        var fields = new List<string>();
        foreach (var (item, pointer) in reader.List("personalFields", 0, MostFields))
            if (item.ValueKind != JsonValueKind.String || !DefinitionIds.IsFieldCode(item.GetString()!))
                reader.Faults.Add(pointer, DefinitionFaultCode.BadFieldCode, $"Found {ObjectReader.Shown(item)}; a context code is expected.");
            else if (fields.Contains(item.GetString()!))
                reader.Faults.Add(pointer, DefinitionFaultCode.Duplicate, $"{item.GetString()} stands here more than once.");
            else
                fields.Add(item.GetString()!);
        return fields;
    }
}
