resource "aws_mq_broker" "x" {
  encryption_options {
    use_aws_owned_key = true # finding
  }
}
