using System.Text.Json;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Filters;

/// <summary>Reads a filter and lists every fault: depth at most 5, at most 50 conditions [spec 06.4].</summary>
internal sealed class FilterReader(FaultList faults)
{
    private const int MostDeep = 5, MostConditions = 50;

    private static readonly string[] Groups = ["all", "any", "none"];

    private int _conditions;

    /// <summary>The filter in a field, or null where there is none or it has faults.</summary>
    public static Filter? Read(ObjectReader owner, string field)
    {
        if (!owner.TryTake(field, required: false, out var json))
            return null;
        var reader = new FilterReader(owner.Faults);
        var filter = reader.Node(json, owner.At(field), depth: 1);
        if (reader._conditions > MostConditions)
            owner.Faults.Add(owner.At(field), DefinitionFaultCode.OutOfRange, $"Found {reader._conditions} conditions; at most {MostConditions} are expected.");
        return filter;
    }

    private Filter? Node(JsonElement json, string pointer, int depth)
    {
        if (depth > MostDeep)
        {
            faults.Add(pointer, DefinitionFaultCode.TooDeep, $"Filters are nested at most {MostDeep} deep.");
            return null;
        }
        if (ObjectReader.Of(json, pointer, faults) is not { } reader)
            return null;
        var group = Array.Find(Groups, reader.Has);
        var filter = group is null ? Condition(reader) : Group(reader, group, depth);
        reader.Close();
        return filter;
    }

    private Filter? Group(ObjectReader reader, string group, int depth)
    {
        foreach (var other in Groups.Append("field"))
            if (other != group)
                reader.Forbid(other, $"This filter has {FaultList.Quote(group)} already; nest the two in an outer one.");
        var parts = reader.List(group, 1, MostConditions).Select(item => Node(item.Item, item.Pointer, depth + 1)).ToArray();
        if (parts.Length == 0 || Array.Exists(parts, part => part is null))
            return null;
        return group switch
        {
            "all" => new AllOf(parts!),
            "any" => new AnyOf(parts!),
            _ => new NoneOf(parts!),
        };
    }

    private Filter? Condition(ObjectReader reader)
    {
        _conditions++;
        var field = reader.Text("field", 100, required: true);
        if (field is not null && !DefinitionIds.IsFieldCode(field))
            faults.Add(reader.At("field"), DefinitionFaultCode.BadFieldCode, $"{FaultList.Quote(field)} is no context code: a letter, then letters, digits or _, at most 50.");
        var op = reader.Text("op", 100, required: true);
        var condition = op is null ? null : ConditionReader.Read(reader, field ?? "", op);
        if (condition is null)
            reader.Abandon();
        return condition;
    }
}
