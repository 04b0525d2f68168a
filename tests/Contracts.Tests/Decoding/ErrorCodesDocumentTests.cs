using System.Text.RegularExpressions;
using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary><c>docs/contracts/error-codes.md</c> tells the codes that there are, in their order.</summary>
public sealed partial class ErrorCodesDocumentTests
{
    [Fact]
    public void The_document_is_the_code()
    {
        var documented = File.ReadLines(Path.Combine(Checkout(), "docs", "contracts", "error-codes.md"))
            .Select(line => CodeRow().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value);

        documented.ShouldBe(Enum.GetValues<ErrorCode>().Order().Select(code => code.Text()));
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!folder!.EnumerateFiles("EventPlatform.sln").Any())
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^\| `([A-Z_]+)` \|")]
    private static partial Regex CodeRow();
}
