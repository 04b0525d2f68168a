using System.Globalization;
using System.Text.Json;
using EventPlatform.Api.Problems;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Api.Definitions;

/// <summary>The whole check of a definition before it is stored [spec 06]: for its place, by itself, and against the version before.</summary>
internal static class DefinitionCheck
{
    public static IReadOnlyList<Fault> Faults(DefinitionAddress address, JsonElement content, DefinitionVersion? before)
    {
        var faults = new List<Fault>();
        if (address.Kind == DefinitionKind.Organisation && address.Id != address.OrgId.ToString(CultureInfo.InvariantCulture))
            faults.Add(Fault.InBody("", DefinitionFaultCode.BadId, $"The organisation {address.OrgId} is defined under its own id, not under {address.Id}."));
        var reading = DefinitionReader.Read(address.Kind, address.Id, content);
        faults.AddRange(reading.Faults.Select(Of));
        if (reading.IsGood && before is not null && DefinitionReader.Read(address.Kind, address.Id, before.Content) is { IsGood: true } old)
            faults.AddRange(DefinitionReader.Changes(old.Definition, reading.Definition).Select(Of));
        return faults;
    }

    private static Fault Of(DefinitionFault fault) => Fault.InBody(fault.Pointer, fault.Code, fault.Message);
}
