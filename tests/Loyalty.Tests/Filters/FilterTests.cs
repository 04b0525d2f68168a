using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Tests.Filters;

public class FilterTests
{
    private static readonly Contracts.Context.EventContext Context = Contexts.Of(
        ("number", 22.20m), ("text", "Bath"), ("flag", true), ("at", "2025-07-01T12:00:00+02:00"), ("list", new object[] { "a", "b" }), ("numbers", new object[] { 1, 2 }));

    [Theory]
    [InlineData("{'field':'number','op':'eq','value':22.2}", true)]
    [InlineData("{'field':'number','op':'eq','value':22.20}", true)]
    [InlineData("{'field':'number','op':'eq','value':'22.2'}", false)]
    [InlineData("{'field':'number','op':'ne','value':'22.2'}", false)]
    [InlineData("{'field':'number','op':'ne','value':1}", true)]
    [InlineData("{'field':'number','op':'ne','value':22.2}", false)]
    [InlineData("{'field':'number','op':'in','value':[1,22.2]}", true)]
    [InlineData("{'field':'number','op':'in','value':[1,'22.2']}", false)]
    [InlineData("{'field':'number','op':'gt','value':22.2}", false)]
    [InlineData("{'field':'number','op':'gte','value':22.2}", true)]
    [InlineData("{'field':'number','op':'lt','value':22.3}", true)]
    [InlineData("{'field':'number','op':'lte','value':22.1}", false)]
    [InlineData("{'field':'number','op':'gt','value':'1'}", false)]
    [InlineData("{'field':'number','op':'lt','value':'9'}", false)]
    [InlineData("{'field':'number','op':'between','value':[22.2,30]}", true)]
    [InlineData("{'field':'number','op':'between','value':[22.3,30]}", false)]
    [InlineData("{'field':'text','op':'eq','value':'Bath'}", true)]
    [InlineData("{'field':'text','op':'eq','value':'bath'}", false)]
    [InlineData("{'field':'text','op':'gt','value':'Bat'}", true)]
    [InlineData("{'field':'text','op':'gt','value':1}", false)]
    [InlineData("{'field':'text','op':'contains','value':'at'}", true)]
    [InlineData("{'field':'text','op':'startsWith','value':'Ba'}", true)]
    [InlineData("{'field':'text','op':'startsWith','value':'at'}", false)]
    [InlineData("{'field':'number','op':'contains','value':'2'}", false)]
    [InlineData("{'field':'flag','op':'eq','value':true}", true)]
    [InlineData("{'field':'flag','op':'ne','value':true}", false)]
    [InlineData("{'field':'flag','op':'eq','value':'true'}", false)]
    [InlineData("{'field':'flag','op':'gt','value':0}", false)]
    [InlineData("{'field':'at','op':'eq','value':'2025-07-01T10:00:00Z'}", true)]
    [InlineData("{'field':'at','op':'lt','value':'2025-07-01T10:00:01Z'}", true)]
    [InlineData("{'field':'at','op':'between','value':['2025-07-01T09:00:00Z','2025-07-01T10:00:00Z']}", true)]
    [InlineData("{'field':'at','op':'gt','value':'2025'}", false)]
    [InlineData("{'field':'text','op':'gt','value':'2025-07-01T10:00:00Z'}", false)]
    [InlineData("{'field':'list','op':'contains','value':'b'}", true)]
    [InlineData("{'field':'list','op':'contains','value':'c'}", false)]
    [InlineData("{'field':'numbers','op':'contains','value':2}", true)]
    [InlineData("{'field':'numbers','op':'contains','value':'2'}", false)]
    [InlineData("{'field':'list','op':'eq','value':'a'}", false)]
    [InlineData("{'field':'list','op':'exists'}", true)]
    [InlineData("{'field':'text','op':'notExists'}", false)]
    [InlineData("{'all':[{'field':'text','op':'exists'},{'field':'flag','op':'eq','value':true}]}", true)]
    [InlineData("{'all':[{'field':'text','op':'exists'},{'field':'flag','op':'eq','value':false}]}", false)]
    [InlineData("{'any':[{'field':'text','op':'notExists'},{'field':'flag','op':'eq','value':true}]}", true)]
    [InlineData("{'any':[{'field':'text','op':'notExists'}]}", false)]
    [InlineData("{'none':[{'field':'text','op':'notExists'},{'field':'flag','op':'eq','value':false}]}", true)]
    [InlineData("{'none':[{'field':'text','op':'exists'}]}", false)]
    public void A_condition_holds_or_not(string filter, bool expected) => Read(filter).Matches(Context).ShouldBe(expected);

    [Theory]
    [InlineData("eq", "'x'")]
    [InlineData("ne", "'x'")]
    [InlineData("in", "['x']")]
    [InlineData("gt", "1")]
    [InlineData("gte", "1")]
    [InlineData("lt", "1")]
    [InlineData("lte", "1")]
    [InlineData("between", "[1,2]")]
    [InlineData("contains", "'x'")]
    [InlineData("startsWith", "'x'")]
    public void A_missing_field_satisfies_only_notExists_and_what_stands_under_none(string op, string value)
    {
        var condition = $"{{'field':'gone','op':'{op}','value':{value}}}";

        Read(condition).Matches(Context).ShouldBeFalse();
        Read($"{{'none':[{condition}]}}").Matches(Context).ShouldBeTrue();
        Read("{'field':'gone','op':'notExists'}").Matches(Context).ShouldBeTrue();
        Read("{'field':'gone','op':'exists'}").Matches(Context).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{}", "/field MISSING_FIELD,/op MISSING_FIELD")]
    [InlineData("'x'", " BAD_FIELD")]
    [InlineData("{'field':'a-b','op':'exists'}", "/field BAD_FIELD_CODE")]
    [InlineData("{'field':'a','op':'like','value':'x'}", "/op BAD_FIELD")]
    [InlineData("{'field':'a','op':'eq'}", "/value MISSING_FIELD")]
    [InlineData("{'field':'a','op':'eq','value':[1]}", "/value BAD_FIELD")]
    [InlineData("{'field':'a','op':'eq','value':1e40}", "/value BAD_FIELD")]
    [InlineData("{'field':'a','op':'in','value':[]}", "/value OUT_OF_RANGE")]
    [InlineData("{'field':'a','op':'in','value':[1,{}]}", "/value/1 BAD_FIELD")]
    [InlineData("{'field':'a','op':'between','value':[1]}", "/value OUT_OF_RANGE")]
    [InlineData("{'field':'a','op':'between','value':[1,true]}", "/value/1 BAD_FIELD")]
    [InlineData("{'field':'a','op':'gt','value':true}", "/value BAD_FIELD")]
    [InlineData("{'field':'a','op':'startsWith','value':1}", "/value BAD_FIELD")]
    [InlineData("{'field':'a','op':'exists','value':true}", "/value BAD_COMBINATION")]
    [InlineData("{'field':'a','op':'exists','extra':true}", "/extra UNKNOWN_FIELD")]
    [InlineData("{'all':[]}", "/all OUT_OF_RANGE")]
    [InlineData("{'all':{}}", "/all BAD_FIELD")]
    [InlineData("{'all':[{'field':'a','op':'exists'}],'any':[{'field':'a','op':'exists'}]}", "/any BAD_COMBINATION")]
    [InlineData("{'none':[{'all':[{'any':[{'none':[{'all':[{'field':'a','op':'exists'}]}]}]}]}]}", "/none/0/all/0/any/0/none/0/all/0 TOO_DEEP")]
    public void Every_fault_of_a_filter_has_its_place(string filter, string expected) =>
        string.Join(',', Faults(filter).Select(fault => $"{fault.Pointer["/earnOn/0/filter".Length..]} {fault.Code}")).ShouldBe(expected);

    [Fact]
    public void Five_levels_and_fifty_conditions_are_the_most()
    {
        Faults("{'none':[{'all':[{'any':[{'none':[{'field':'a','op':'exists'}]}]}]}]}").ShouldBeEmpty();
        Faults(Many(50)).ShouldBeEmpty();
        Faults(Many(51)).ShouldHaveSingleItem().Code.ShouldBe("OUT_OF_RANGE");
    }

    private static string Many(int count)
    {
        var half = string.Join(',', Enumerable.Repeat("{'field':'a','op':'exists'}", count / 2));
        var rest = string.Join(',', Enumerable.Repeat("{'field':'a','op':'exists'}", count - count / 2));
        return $"{{'all':[{{'any':[{half}]}},{{'any':[{rest}]}}]}}";
    }

    private static EventPlatform.Loyalty.Filters.Filter Read(string filter) => ((BadgeDefinition)Reading(filter).Definition!).EarnOn[0].Filter!;

    private static IReadOnlyList<DefinitionFault> Faults(string filter) => Reading(filter).Faults;

    private static DefinitionReading Reading(string filter) =>
        DefinitionReader.Read(DefinitionKind.Badge, Story.Badge, Json.Of($"{{'name':'B','earnOn':[{{'event':'x','filter':{filter}}}]}}"));
}
