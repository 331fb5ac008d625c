data "aws_iam_policy_document" "a" {
  # evidence
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::bucket/*"]
  }
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "b" {
  # evidence
  statement {
    actions   = ["sqs:SendMessage", "sqs:ReceiveMessage"]
    resources = ["arn:aws:sqs:eu-west-1:1:queue"]
  }
}
resource "aws_iam_policy" "c" {
  policy = jsonencode({
    Statement = [
      # evidence
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = "arn:aws:s3:::bucket/key" }
    ]
  })
}
resource "google_project_iam_member" "d" {
  role   = "roles/storage.objectViewer"
  member = "user:jane@example.com"
}
