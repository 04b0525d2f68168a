using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Our scanner takes what <see cref="Utf8JsonReader"/> takes, and reads the same out of it.</summary>
public sealed class JsonScannerTests
{
    private const int Runs = 60_000;

    private static readonly string[] Seeds =
    [
        """{"a":[1,-2.50,3e-7,0],"b":{"c":null,"d":true,"e":false},"f":"x\n\u00e9\ud83d\ude00\/","g":"","":[]}""",
        """ [ { } , [ ] , "é" , 1E+2 ] """, "\"text\"", "-0.0e1", "null", "[[[[{\"a\":[{}]}]]]]",
    ];

    [Fact]
    public void It_agrees_with_the_platforms_reader_on_any_bytes()
    {
        var random = new Random(20250729);
        var tape = new JsonTape();
        var taken = 0;
        for (var run = 0; run < Runs; run++)
        {
            var bytes = Mutations.Of(Encoding.UTF8.GetBytes(Seeds[run % Seeds.Length]), random, run % 4);
            var ours = JsonScanner.Read(bytes, tape) is null;
            var theirs = Tokens(bytes);
            ours.ShouldBe(theirs is not null, Convert.ToHexString(bytes));
            if (theirs is null)
                continue;
            tape.Next.ShouldBe(theirs.Count);
            for (var node = 0; node < theirs.Count; node++)
                Shown(tape, node).ShouldBe(theirs[node], Encoding.UTF8.GetString(bytes));
            taken++;
        }
        taken.ShouldBeInRange(Runs / 10, Runs * 9 / 10);
    }

    [Fact]
    public void Members_are_known_in_the_order_of_their_names()
    {
        var tape = new JsonTape();
        JsonScanner.Read(Encoding.UTF8.GetBytes("""{"b":1,"\u0061":2,"é":3,"B":4,"":5,"bb":6}"""), tape).ShouldBeNull();

        tape.Sorted(0).ToArray().Select(member => Encoding.UTF8.GetString(tape.Name(member))).ShouldBe(["", "B", "a", "b", "bb", "é"]);
    }

    [Fact]
    public void Many_members_are_put_in_order_too()
    {
        var tape = new JsonTape();
        var names = Enumerable.Range(0, 500).Select(i => $"n{i * 7919 % 500}").ToArray();
        JsonScanner.Read(Encoding.UTF8.GetBytes($"{{{string.Join(',', names.Select(name => $"\"{name}\":1"))}}}"), tape).ShouldBeNull();

        tape.Flaw.ShouldBe(JsonFlaw.None);
        tape.Sorted(0).ToArray().Select(member => Encoding.UTF8.GetString(tape.Name(member))).ShouldBe(names.Order(StringComparer.Ordinal));
    }

    /// <summary>What the platform's reader reads, a value a line; null where it refuses the bytes. It does not look at UTF-8 outside of texts that it is asked for.</summary>
    private static List<string>? Tokens(byte[] bytes)
    {
        if (!global::System.Text.Unicode.Utf8.IsValid(bytes))
            return null;
        var tokens = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 1000 });
            while (reader.Read())
                if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray))
                    tokens.Add(Shown(ref reader));
        }
        catch (JsonException)
        {
            return null;
        }
        return tokens;
    }

    private static string Shown(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "Object",
        JsonTokenType.StartArray => "Array",
        JsonTokenType.String => $"Text {Text(ref reader)}",
        JsonTokenType.Number => $"Number {Encoding.UTF8.GetString(reader.ValueSpan)}",
        var other => other.ToString(),
    };

    /// <summary>The reader cannot say a text with half a character in it; ours leaves that, and one with NUL, as written.</summary>
    private static string Text(ref Utf8JsonReader reader)
    {
        var written = Encoding.UTF8.GetString(reader.ValueSpan);
        if (!reader.ValueIsEscaped)
            return written;
        try
        {
            var text = reader.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? written : text;
        }
        catch (InvalidOperationException)
        {
            return written;
        }
    }

    private static string Shown(JsonTape tape, int node) => tape.Kind(node) switch
    {
        JsonKind.Text => $"Text {Encoding.UTF8.GetString(tape.Text(node))}",
        JsonKind.Number => $"Number {Encoding.UTF8.GetString(tape.Text(node))}",
        var kind => kind.ToString(),
    };
}
