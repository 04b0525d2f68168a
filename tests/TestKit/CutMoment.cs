namespace EventPlatform.TestKit;

/// <summary>When a proxy cuts the connection on which it saw a pattern.</summary>
public enum CutMoment
{
    /// <summary>The server never sees the bytes.</summary>
    BeforeTheServerSees,

    /// <summary>The server has acted on the bytes and answered; the client never sees the answer.</summary>
    BeforeTheClientSeesTheAnswer,
}
