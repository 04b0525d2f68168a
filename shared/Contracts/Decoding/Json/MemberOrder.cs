namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>Puts an object's members in the order of their names' UTF-8 bytes; equal names are then neighbours.</summary>
internal static class MemberOrder
{
    private const int FewMembers = 24;

    public static void Sort(JsonTape tape, Span<int> members)
    {
        if (members.Length <= FewMembers)
            InsertionSort(tape, members);
        else
            members.Sort(new ByName(tape));
        for (var i = 1; i < members.Length; i++)
            if (tape.Name(members[i]).SequenceEqual(tape.Name(members[i - 1])))
                tape.Found(JsonFlaw.RepeatedName, Math.Max(members[i], members[i - 1]));
    }

    private static void InsertionSort(JsonTape tape, Span<int> members)
    {
        for (var i = 1; i < members.Length; i++)
        {
            var member = members[i];
            var name = tape.Name(member);
            var at = i;
            for (; at > 0 && tape.Name(members[at - 1]).SequenceCompareTo(name) > 0; at--)
                members[at] = members[at - 1];
            members[at] = member;
        }
    }

    private readonly struct ByName(JsonTape tape) : IComparer<int>
    {
        public int Compare(int x, int y)
        {
            var names = tape.Name(x).SequenceCompareTo(tape.Name(y));
            return names != 0 ? names : x.CompareTo(y);
        }
    }
}
