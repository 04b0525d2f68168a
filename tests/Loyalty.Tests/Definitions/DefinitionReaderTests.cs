using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Tests.Definitions;

public class DefinitionReaderTests
{
    private const string Window = "'window':{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'MONTHLY','start':'2025-01-01','end':'2025-12-31'}";

    [Fact]
    public void The_specifications_own_group_is_read_whole()
    {
        var group = (TargetGroupDefinition)Read(DefinitionKind.TargetGroup, "2514", """
            {
              "name": "Festive spend", "trackingType": "DEFAULT", "active": true,
              "window": { "kind": "FIXED_CALENDAR_WINDOW", "recurrence": "MONTHLY", "start": "2025-01-01", "end": "2025-12-31" },
              "offsetDays": 7,
              "targets": [
                { "targetRuleId": 2711, "name": "Spend 999 a month", "goal": 999,
                  "entity": "TRANSACTION", "type": "SALES",
                  "filter": { "field": "storeCode", "op": "in", "value": ["B1", "B2"] },
                  "enrolment": "ALL", "trackFromEnrolment": false,
                  "allowReturns": true, "returnPolicy": "SAME_PERIOD",
                  "subMilestones": [ { "name": "half way", "percent": 50 }, { "name": "800", "value": 800 } ],
                  "badges": ["64b7f0c2a1d2e3f4a5b6c7d8"] }
              ]
            }
            """).Definition!;

        (group.TargetGroupId, group.Name, group.Active, group.OffsetDays).ShouldBe((2514, "Festive spend", true, 7));
        group.Window.ShouldBe(new CalendarWindowDefinition(Recurrence.Monthly, new(2025, 1, 1), new(2025, 12, 31)));
        var target = group.Targets.Single();
        (target.TargetRuleId, target.Goal, target.Entity, target.Type, target.AllowReturns).ShouldBe((2711, 999, TargetEntity.Transaction, TargetType.Sales, true));
        target.SubMilestones.Select(mark => mark.ValueFor(999)).ShouldBe([499.5m, 800]);
        target.Badges.ShouldBe(["64b7f0c2a1d2e3f4a5b6c7d8"]);
        target.Filter.ShouldNotBeNull();
    }

    [Fact]
    public void An_organisation_has_defaults()
    {
        var organisation = (OrganisationDefinition)Read(DefinitionKind.Organisation, "100", "{}").Definition!;
        (organisation.OrgId, organisation.TimeZone.Id, organisation.CurrencyCode, organisation.PersonalFields.Count).ShouldBe((100, "UTC", null, 0));

        var own = (OrganisationDefinition)Read(DefinitionKind.Organisation, "100", "{'id':100,'name':'Shop','timeZone':'Europe/London','currencyCode':'GBP','personalFields':['loyaltyCard']}").Definition!;
        (own.TimeZone.Id, own.CurrencyCode, own.PersonalFields.Single()).ShouldBe(("Europe/London", "GBP", "loyaltyCard"));
    }

    [Theory]
    [InlineData("100", "[]", " BAD_FIELD")]
    [InlineData("0100", "{}", "/id BAD_ID")]
    [InlineData("100", "{'id':101}", "/id ID_MISMATCH")]
    [InlineData("100", "{'timezone':'UTC'}", "/timezone UNKNOWN_FIELD")]
    [InlineData("100", "{'a/b~c':1}", "/a~1b~0c UNKNOWN_FIELD")]
    [InlineData("100", "{'name':'a','name':'b'}", "/name REPEATED_FIELD")]
    [InlineData("100", "{'timeZone':'Mars/Base'}", "/timeZone BAD_FIELD")]
    [InlineData("100", "{'timeZone':5}", "/timeZone BAD_FIELD")]
    [InlineData("100", "{'currencyCode':'gbp'}", "/currencyCode BAD_FIELD")]
    [InlineData("100", "{'personalFields':['a-b','ok','ok']}", "/personalFields/0 BAD_FIELD_CODE,/personalFields/2 DUPLICATE")]
    [InlineData("100", "{'retainDays':30}", "/retainDays NOT_SUPPORTED")]
    [InlineData("100", "{'name':'','timeZone':'X','zone':1}", "/name OUT_OF_RANGE,/timeZone BAD_FIELD,/zone UNKNOWN_FIELD")]
    public void Every_fault_of_an_organisation_is_listed(string id, string json, string expected) => Faults(DefinitionKind.Organisation, id, json).ShouldBe(expected);

    [Theory]
    [InlineData("'name':null", "/name MISSING_FIELD")]
    [InlineData("'trackingType':'UNIFIED'", "/unified MISSING_FIELD")]
    [InlineData("'trackingType':'UNIFIED','unified':{'of':'AVERAGE'}", "/unified/of BAD_FIELD,/unified/goal MISSING_FIELD")]
    [InlineData("'trackingType':'UNIFIED','unified':{'rule':'2711 && (2712 || 2711)','goal':1}", "/unified/goal BAD_COMBINATION,/unified/rule BAD_FIELD")]
    [InlineData("'trackingType':'CAPPING'", "/trackingType NOT_SUPPORTED")]
    [InlineData("'trackingType':'OTHER'", "/trackingType BAD_FIELD")]
    [InlineData("'unified':{}", "/unified BAD_COMBINATION")]
    [InlineData("'active':'yes'", "/active BAD_FIELD")]
    [InlineData("'offsetDays':-1", "/offsetDays OUT_OF_RANGE")]
    [InlineData("'offsetDays':1.5", "/offsetDays BAD_FIELD")]
    [InlineData("'ofsetDays':1", "/ofsetDays UNKNOWN_FIELD")]
    public void Every_fault_of_a_group_is_listed(string field, string expected) =>
        Faults(DefinitionKind.TargetGroup, "25", Group(Story.Target()).With(field, after: "'name':'G',")).ShouldBe(expected);

    [Theory]
    [InlineData("{'kind':'CYCLIC_WINDOW','lengthDays':0,'startAt':'NOON'}", "/lengthDays OUT_OF_RANGE,/startAt BAD_FIELD")]
    [InlineData("{'kind':'PERIOD_AGNOSTIC_WINDOW','maxCycles':0,'lengthDays':3}", "/maxCycles OUT_OF_RANGE,/lengthDays UNKNOWN_FIELD")]
    [InlineData("{'kind':'OTHER'}", "/kind BAD_FIELD")]
    [InlineData("{}", "/kind MISSING_FIELD")]
    [InlineData("{'kind':'FIXED_CALENDAR_WINDOW'}", "/recurrence MISSING_FIELD,/start MISSING_FIELD,/end MISSING_FIELD")]
    [InlineData("{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'FORTNIGHTLY','start':'2025-1-1','end':'2025-02-30'}", "/recurrence BAD_FIELD,/start BAD_FIELD,/end BAD_FIELD")]
    [InlineData("{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'DAILY','start':'2025-01-02','end':'2025-01-01'}", "/end BAD_ORDER")]
    [InlineData("{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'DAILY','start':'2000-01-01','end':'2027-05-19'}", "/end OUT_OF_RANGE")]
    [InlineData("{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'DAILY','start':'1899-12-31','end':'1900-01-01'}", "/start OUT_OF_RANGE")]
    [InlineData("{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'DAILY','start':'2025-01-01','periods':[{'periodId':1,'start':'2025-01-01','end':'2025-01-01'}]}", "/recurrence BAD_COMBINATION,/start BAD_COMBINATION")]
    [InlineData("{'kind':'FIXED_CALENDAR_WINDOW','periods':[]}", "/periods OUT_OF_RANGE")]
    [InlineData("{'kind':'FIXED_CALENDAR_WINDOW','periods':[{'periodId':1,'start':'2025-01-01','end':'2025-01-05'},{'periodId':1,'start':'2025-01-05','end':'2025-01-04'}]}", "/periods/1/periodId DUPLICATE,/periods/1/end BAD_ORDER,/periods/1/start BAD_ORDER")]
    [InlineData("{'kind':'FIXED_CALENDAR_WINDOW','periods':[{'periodId':0,'from':'2025-01-01','end':'2025-01-05'}]}", "/periods/0/periodId OUT_OF_RANGE,/periods/0/start MISSING_FIELD,/periods/0/from UNKNOWN_FIELD")]
    public void Every_fault_of_a_window_is_listed(string window, string expected) =>
        Faults(DefinitionKind.TargetGroup, "25", $"{{'name':'G','window':{window},'targets':[{Story.Target()}]}}", "/window").ShouldBe(expected);

    [Theory]
    [InlineData("'targetRuleId':0", "/targetRuleId OUT_OF_RANGE")]
    [InlineData("'targetRuleId':'2711'", "/targetRuleId BAD_FIELD")]
    [InlineData("'name':null", "/name MISSING_FIELD")]
    [InlineData("'goal':0", "/goal OUT_OF_RANGE")]
    [InlineData("'goal':1.0001", "/goal OUT_OF_RANGE")]
    [InlineData("'goal':1000000000000", "/goal OUT_OF_RANGE")]
    [InlineData("'goal':'999'", "/goal BAD_FIELD")]
    [InlineData("'entity':'LINEITEM','lineItemReturn':'HALF'", "/lineItemReturn BAD_FIELD")]
    [InlineData("'entity':'REWARDS'", "/entity NOT_SUPPORTED")]
    [InlineData("'entity':'TRANSACTIONS'", "/entity BAD_FIELD")]
    [InlineData("'entity':null", "/entity MISSING_FIELD")]
    [InlineData("'type':'EXTENDED_FIELD','field':'a b'", "/field BAD_FIELD_CODE,/aggregate MISSING_FIELD")]
    [InlineData("'type':null", "/type MISSING_FIELD")]
    [InlineData("'field':'x'", "/field BAD_COMBINATION")]
    [InlineData("'lineItemReturn':'IGNORE'", "/lineItemReturn BAD_COMBINATION")]
    [InlineData("'event':'x'", "/event BAD_COMBINATION")]
    [InlineData("'entity':'EVENT','event':'x'", "/type BAD_COMBINATION")]
    [InlineData("'entity':'EVENT','type':'COUNT'", "/event MISSING_FIELD")]
    [InlineData("'entity':'EVENT','type':'COUNT','event':'a b'", "/event BAD_NAME")]
    [InlineData("'entity':'EVENT','type':'COUNT','event':'badgeEarned'", "/event BAD_NAME")]
    [InlineData("'enrolment':'EVENT','segment':'s'", "/segment BAD_COMBINATION")]
    [InlineData("'enrolment':'SEGMENT'", "/segment MISSING_FIELD")]
    [InlineData("'segment':'s'", "/segment BAD_COMBINATION")]
    [InlineData("'returnPolicy':'NEVER'", "/returnPolicy BAD_FIELD")]
    [InlineData("'badges':['64b7f0c2a1d2e3f4a5b6c7d8','64B7F0C2A1D2E3F4A5B6C7D8','x']", "/badges/1 DUPLICATE,/badges/2 BAD_ID")]
    [InlineData("'subMilestones':[{'name':'a','percent':50,'value':3},{'name':'a','percent':101},{'value':1},{'name':'b'}]", "/subMilestones/0/percent BAD_COMBINATION,/subMilestones/1/percent OUT_OF_RANGE,/subMilestones/1/name DUPLICATE,/subMilestones/2/name MISSING_FIELD,/subMilestones/3/percent MISSING_FIELD")]
    [InlineData("'filter':{'field':'a','op':'like'}", "/filter/op BAD_FIELD")]
    [InlineData("'reward':'x'", "/reward UNKNOWN_FIELD")]
    public void Every_fault_of_a_target_is_listed(string field, string expected) =>
        Faults(DefinitionKind.TargetGroup, "25", Group(Story.Target(field)), "/targets/0").ShouldBe(expected);

    [Fact]
    public void Two_targets_of_one_group_have_two_ids_and_there_is_at_least_one_and_at_most_fifty()
    {
        Faults(DefinitionKind.TargetGroup, "25", Group($"{Story.Target()},{Story.Target()}")).ShouldBe("/targets/1/targetRuleId DUPLICATE");
        Faults(DefinitionKind.TargetGroup, "25", Group("")).ShouldBe("/targets OUT_OF_RANGE");
        Faults(DefinitionKind.TargetGroup, "25", Group(string.Join(',', Enumerable.Range(1, 51).Select(id => Story.Target($"'targetRuleId':{id}"))))).ShouldBe("/targets OUT_OF_RANGE");
    }

    [Fact]
    public void A_group_with_cycles_leaves_room_for_their_numbers()
    {
        Faults(DefinitionKind.TargetGroup, "900000000000000", Group(Story.Target())).ShouldBe("");
        Faults(DefinitionKind.TargetGroup, "900000000000001", Group(Story.Target())).ShouldBe("/id OUT_OF_RANGE");
        Faults(DefinitionKind.TargetGroup, "9223372036854775807", $"{{'name':'G','window':{{'kind':'FIXED_CALENDAR_WINDOW','periods':[{{'periodId':1,'start':'2025-01-01','end':'2025-01-05'}}]}},'targets':[{Story.Target()}]}}").ShouldBe("");
    }

    [Theory]
    [InlineData("abc", "'name':'B'", "/id BAD_ID")]
    [InlineData(Story.Badge, "'name':null", "/name MISSING_FIELD")]
    [InlineData(Story.Badge, "'earnType':'ISSUE_EARN','revokeOnReturn':true", "")]
    [InlineData(Story.Badge, "'earnType':'LATER','revokeOnReturn':1", "/earnType BAD_FIELD,/revokeOnReturn BAD_FIELD")]
    [InlineData(Story.Badge, "'rank':1.5", "/rank BAD_FIELD")]
    [InlineData(Story.Badge, "'imageUrl':'no url'", "/imageUrl BAD_FIELD")]
    [InlineData(Story.Badge, "'startsAt':'2025-01-01'", "/startsAt BAD_FIELD")]
    [InlineData(Story.Badge, "'startsAt':'2025-01-01T00:00:00Z','endsAt':'2025-01-01T00:00:00Z'", "/endsAt BAD_ORDER")]
    [InlineData(Story.Badge, "'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'ROLLING_WINDOW','rollType':'DAYS','rollValue':7,'maxEarnLimit':3},{'constraintLevel':'BADGE','constraintType':'ROLLING_WINDOW','rollType':'WEEKS','rollValue':1,'maxEarnLimit':3}]", "")]
    [InlineData(Story.Badge, "'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'ROLLING_WINDOW','rollType':'YEARS','every':'WEEK'}]", "/earnConstraints/0/maxEarnLimit MISSING_FIELD,/earnConstraints/0/every BAD_COMBINATION,/earnConstraints/0/rollType BAD_FIELD,/earnConstraints/0/rollValue MISSING_FIELD")]
    [InlineData(Story.Badge, "'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'FIXED_WINDOW','every':'WEEK','startsOn':'FRIDAY','maxEarnLimit':3},{'constraintLevel':'BADGE','constraintType':'FIXED_WINDOW','every':'WEEK','startsOn':'FRIDAY','maxEarnLimit':4}]", "/earnConstraints/1 DUPLICATE")]
    [InlineData(Story.Badge, "'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'FIXED_WINDOW','maxEarnLimit':3}]", "/earnConstraints/0/from MISSING_FIELD,/earnConstraints/0/to MISSING_FIELD")]
    [InlineData(Story.Badge, "'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'FIXED_WINDOW','every':'MONTH','startsOn':'MONDAY','from':'2025-01-01T00:00:00Z','maxEarnLimit':3}]", "/earnConstraints/0/from BAD_COMBINATION,/earnConstraints/0/startsOn BAD_COMBINATION")]
    [InlineData(Story.Badge, "'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'FIXED_WINDOW','every':{'days':0},'maxEarnLimit':3},{'constraintLevel':'BADGE','constraintType':'FIXED_WINDOW','every':'YEAR','maxEarnLimit':3}]", "/earnConstraints/0/every/days OUT_OF_RANGE,/earnConstraints/1/every BAD_FIELD")]
    [InlineData(Story.Badge, "'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'FIXED_WINDOW','from':'2025-01-01T00:00:00Z','to':'2025-01-01T00:00:00Z','maxEarnLimit':3}]", "/earnConstraints/0/to BAD_ORDER")]
    [InlineData(Story.Badge, "'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'OVERALL','rollValue':3,'maxEarnLimit':3}]", "/earnConstraints/0/rollValue BAD_COMBINATION")]
    [InlineData(Story.Badge, "'earnConstraints':[{'constraintLevel':'ALL','constraintType':'OVERALL','maxEarnLimit':0}]", "/earnConstraints/0/constraintLevel BAD_FIELD,/earnConstraints/0/maxEarnLimit OUT_OF_RANGE")]
    [InlineData(Story.Badge, "'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'NONE','maxEarnLimit':1},{'constraintLevel':'BADGE','constraintType':'NONE'}]", "/earnConstraints/0/maxEarnLimit BAD_COMBINATION,/earnConstraints/1 DUPLICATE")]
    [InlineData(Story.Badge, "'earnConstraints':[{'constraintLevel':'BADGE','constraintType':'OVERALL'}]", "/earnConstraints/0/maxEarnLimit MISSING_FIELD")]
    [InlineData(Story.Badge, "'earnExpiry':{'kind':'AFTER'}", "/earnExpiry/days MISSING_FIELD")]
    [InlineData(Story.Badge, "'earnExpiry':{'kind':'AT','date':'soon','days':1}", "/earnExpiry/days BAD_COMBINATION,/earnExpiry/date BAD_FIELD")]
    [InlineData(Story.Badge, "'issueExpiry':{'kind':'SOMETIME'}", "/issueExpiry/kind BAD_FIELD")]
    [InlineData(Story.Badge, "'earnOn':[{'filter':{'field':'a','op':'exists'}},{'event':'targetValueAchieved'}]", "/earnOn/0/event MISSING_FIELD,/earnOn/1/event BAD_NAME")]
    [InlineData(Story.Badge, "'colour':'red'", "/colour UNKNOWN_FIELD")]
    public void Every_fault_of_a_badge_is_listed(string id, string field, string expected) =>
        Faults(DefinitionKind.Badge, id, "{'name':'B'".With(field) + "}").ShouldBe(expected);

    [Theory]
    [InlineData("segments")]
    [InlineData("triggers")]
    public void Kinds_that_are_not_evaluated_are_refused(string path) => Faults(DefinitionKind.ByPath(path)!, "1", "{}").ShouldBe(" NOT_SUPPORTED");

    [Theory]
    [InlineData("'recurrence':'MONTHLY','start':'2025-01-01','end':'2026-12-31'", "")]
    [InlineData("'recurrence':'WEEKLY','start':'2025-01-02','end':'2025-12-31'", "/window/start FIXED,/window/recurrence FIXED")]
    [InlineData("'periods':[{'periodId':1,'start':'2025-01-01','end':'2025-01-05'}]", "/window FIXED")]
    public void Start_kind_and_recurrence_are_fixed_once_stored(string window, string expected)
    {
        var old = Read(DefinitionKind.TargetGroup, "25", Group(Story.Target())).Definition!;
        var changed = Read(DefinitionKind.TargetGroup, "25", $"{{'name':'G','window':{{'kind':'FIXED_CALENDAR_WINDOW',{window}}},'targets':[{Story.Target()}]}}").Definition!;

        Text(DefinitionReader.Changes(old, changed)).ShouldBe(expected);
    }

    private static string Group(string targets) => $"{{'name':'G',{Window},'targets':[{targets}]}}";

    private static DefinitionReading Read(DefinitionKind kind, string id, string json) => DefinitionReader.Read(kind, id, Json.Of(json));

    private static string Faults(DefinitionKind kind, string id, string json, string under = "") => Text(Read(kind, id, json).Faults, under);

    private static string Text(IReadOnlyList<DefinitionFault> faults, string under = "") =>
        string.Join(',', faults.Select(fault => $"{fault.Pointer[under.Length..]} {fault.Code}"));
}
