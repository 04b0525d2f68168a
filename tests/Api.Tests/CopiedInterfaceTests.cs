using System.Reflection;

namespace EventPlatform.Api.Tests;

/// <summary>Every documented parameter and error code of the two copied interfaces [source 002, 003], and the test that covers it.</summary>
public sealed class CopiedInterfaceTests
{
    private static readonly Dictionary<string, string> TargetEvents = new()
    {
        ["userId"] = nameof(TargetEventTests) + "." + nameof(TargetEventTests.What_is_wrong_is_told_in_the_interfaces_own_words_and_order),
        ["targetRuleId"] = nameof(TargetEventTests) + "." + nameof(TargetEventTests.What_is_wrong_is_told_in_the_interfaces_own_words_and_order),
        ["periodId"] = nameof(TargetEventTests) + "." + nameof(TargetEventTests.A_period_chooses_its_rows),
        ["limit"] = nameof(TargetEventTests) + "." + nameof(TargetEventTests.Offset_is_the_number_of_a_page_and_total_the_number_of_rows),
        ["offset"] = nameof(TargetEventTests) + "." + nameof(TargetEventTests.Offset_is_the_number_of_a_page_and_total_the_number_of_rows),
        ["X-CAP-API-AUTH-ORG-ID"] = nameof(TargetEventTests) + "." + nameof(TargetEventTests.A_client_of_several_organisations_chooses_one_by_header),
        ["310011"] = nameof(TargetEventTests) + "." + nameof(TargetEventTests.What_is_wrong_is_told_in_the_interfaces_own_words_and_order),
        ["310018"] = nameof(TargetEventTests) + "." + nameof(TargetEventTests.What_is_wrong_is_told_in_the_interfaces_own_words_and_order),
        ["310019"] = nameof(TargetEventTests) + "." + nameof(TargetEventTests.What_is_wrong_is_told_in_the_interfaces_own_words_and_order),
        ["310149"] = nameof(TargetEventTests) + "." + nameof(TargetEventTests.What_is_wrong_is_told_in_the_interfaces_own_words_and_order),
    };

    private static readonly Dictionary<string, string> Interactions = new()
    {
        ["identifierName"] = nameof(InteractionTests) + "." + nameof(InteractionTests.The_published_answer_comes_out),
        ["identifierValue"] = nameof(InteractionTests) + "." + nameof(InteractionTests.The_published_answer_comes_out),
        ["email"] = nameof(InteractionTests) + "." + nameof(InteractionTests.The_published_answer_comes_out),
        ["mobile"] = nameof(InteractionTests) + "." + nameof(InteractionTests.The_published_answer_comes_out),
        ["external_id"] = nameof(InteractionTests) + "." + nameof(InteractionTests.A_customer_whose_id_is_no_int64_is_not_reached),
        ["id"] = nameof(InteractionTests) + "." + nameof(InteractionTests.The_published_answer_comes_out),
        ["card_number"] = nameof(InteractionTests) + "." + nameof(InteractionTests.What_is_wrong_is_told_in_the_body_of_a_200),
        ["card_external_id"] = nameof(InteractionTests) + "." + nameof(InteractionTests.What_is_wrong_is_told_in_the_body_of_a_200),
        ["format"] = nameof(InteractionTests) + "." + nameof(InteractionTests.What_is_wrong_is_told_in_the_body_of_a_200),
        ["network"] = nameof(InteractionTests) + "." + nameof(InteractionTests.Interactions_are_counted_by_type_and_further_types_follow_the_listed_ones),
        ["type"] = nameof(InteractionTests) + "." + nameof(InteractionTests.Interactions_are_counted_by_type_and_further_types_follow_the_listed_ones),
        ["messages"] = nameof(InteractionTests) + "." + nameof(InteractionTests.Messages_come_newest_first_page_by_page_and_masked),
        ["limit"] = nameof(InteractionTests) + "." + nameof(InteractionTests.Messages_come_newest_first_page_by_page_and_masked),
        ["offset"] = nameof(InteractionTests) + "." + nameof(InteractionTests.Messages_come_newest_first_page_by_page_and_masked),
        ["card_details, user_id, fetch_type, ou_code, user_group2_*"] = nameof(InteractionTests) + "." + nameof(InteractionTests.The_published_answer_comes_out),
        ["X-CAP-API-AUTH-ORG-ID"] = nameof(InteractionTests) + "." + nameof(InteractionTests.Another_organisations_customer_is_not_found),
        ["200"] = nameof(InteractionTests) + "." + nameof(InteractionTests.The_published_answer_comes_out),
        ["1000"] = nameof(InteractionTests) + "." + nameof(InteractionTests.The_published_answer_comes_out),
        ["500"] = nameof(InteractionTests) + "." + nameof(InteractionTests.What_is_wrong_is_told_in_the_body_of_a_200),
        ["1011"] = nameof(InteractionTests) + "." + nameof(InteractionTests.What_is_wrong_is_told_in_the_body_of_a_200),
        ["1012"] = nameof(InteractionTests) + "." + nameof(InteractionTests.What_is_wrong_is_told_in_the_body_of_a_200),
        ["1015"] = nameof(InteractionTests) + "." + nameof(InteractionTests.What_is_wrong_is_told_in_the_body_of_a_200),
    };

    [Fact]
    public void Every_test_of_the_list_is_one()
    {
        foreach (var name in TargetEvents.Values.Concat(Interactions.Values).Distinct())
        {
            var method = Type.GetType($"EventPlatform.Api.Tests.{name.Split('.')[0]}")?.GetMethod(name.Split('.')[1]);
            method.ShouldNotBeNull(name).GetCustomAttribute<FactAttribute>(inherit: true).ShouldNotBeNull(name);
        }
    }

    /// <summary>The page names every code and parameter, and the list holds every one of the page's: neither grows alone.</summary>
    [Fact]
    public void The_page_of_the_interfaces_and_the_list_name_the_same()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "copied-interfaces.md"));
        var parts = page.Split("\n## ");

        Unnamed(TargetEvents.Keys, parts[1] + parts[0]).ShouldBeEmpty();
        Unnamed(Interactions.Keys.Where(key => !key.Contains(',')), parts[2] + parts[0]).ShouldBeEmpty();
        Rows(parts[1]).ShouldBeSubsetOf(TargetEvents.Keys);
        Rows(parts[2]).ShouldBeSubsetOf(Interactions.Keys);
    }

    /// <summary>Codes that the theories were given are those that they claim to cover.</summary>
    [Fact]
    public void The_theories_have_a_case_for_every_code()
    {
        TargetEventTests.Wrong.Select(row => (string)row[4]).Distinct().Order().ShouldBe(TargetEvents.Keys.Where(key => key.StartsWith("310", StringComparison.Ordinal)).Order());
        InteractionTests.Wrong.Select(row => $"{row[1]}").Distinct().Order().ShouldBe(["1011", "1012", "1015", "500"]);
    }

    private static IEnumerable<string> Unnamed(IEnumerable<string> names, string page) => names.Where(name => !page.Contains(name, StringComparison.Ordinal));

    /// <summary>Parameters in backquotes and codes in the first columns of the tables.</summary>
    private static IEnumerable<string> Rows(string part) =>
        from line in part.Split('\n')
        where line.StartsWith("| ", StringComparison.Ordinal) && !line.Contains("Parameter") && !line.Contains("Code")
        let columns = line.Split('|', StringSplitOptions.TrimEntries)
        from name in columns[1].StartsWith('`') ? columns[1].Split(',') : [columns[1] is "400" or "404" ? columns[2] : columns[1]]
        select name.Trim(' ', '`');
}
