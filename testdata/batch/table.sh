#!/usr/bin/env bash
# table.sh ROWS [MARK]: writes a table of that many cases of one invented person to
# standard output. Another mark makes every letter another.
set -euo pipefail
echo '案件编号,姓名,身份证号,手机号,地址,平台,类型,地区,时间,行为,经过'
for i in $(seq "$1"); do
	echo "C-$i,何子谦,510104197905201126,13600007890,浙江省宁波市鄞州区示例路${i}号${2:-},示例消费金融有限公司,消费金融公司,宁波,2026-02-11,爆通讯录,第${i}次：来电人联系了本人通讯录中的多名亲友，要求他们转告本人还款。"
done
