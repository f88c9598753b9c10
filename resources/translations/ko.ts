<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>layer {n}</source>
        <translation>{n}층</translation>
    </message>
    <message>
        <source>the output layer</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>not a finite number</source>
        <translation>유한하지 않은 수</translation>
    </message>
    <message>
        <source>infinitely many</source>
        <translation>무한</translation>
    </message>
    <message>
        <source>Exploding gradient</source>
        <translation>기울기 폭주</translation>
    </message>
    <message>
        <source>‖∂L/∂z‖ is {last} at the output and {first} in layer 1; the loss is {loss}, where a network that has learnt nothing has about {usual}.</source>
        <translation>‖∂L/∂z‖가 출력에서 {last}, 1층에서 {first}입니다. 손실은 {loss}인데, 아무것도 배우지 않은 신경망의 손실이 {usual}쯤입니다.</translation>
    </message>
    <message>
        <source>Take smaller steps, clip the gradient, or start with weights that keep signals at their size.</source>
        <translation>더 작은 걸음으로 가거나, 기울기를 자르거나, 신호의 크기가 유지되는 가중치로 시작하십시오.</translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation>죽은 유닛</translation>
    </message>
    <message>
        <source>Use LeakyReLU, whose slope is never zero, or take smaller steps from the start.</source>
        <translation>도함수 값이 0이 되지 않는 LeakyReLU를 쓰거나, 처음부터 더 작은 걸음으로 가십시오.</translation>
    </message>
    <message>
        <source>Vanishing gradient</source>
        <translation>기울기 소실</translation>
    </message>
    <message>
        <source>‖∂L/∂z‖ shrinks from {last} at the output to {first} in layer 1, by a factor of {factor} a layer: the first layers hardly learn.</source>
        <translation>‖∂L/∂z‖가 출력에서 {last}이던 것이 1층에서 {first}까지, 한 층을 지날 때마다 1/{factor}로 줄어듭니다. 앞쪽 층은 거의 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Use an activation whose slope is not below 1, such as ReLU, weights that keep signals at their size, or fewer layers.</source>
        <translation>ReLU처럼 도함수 값이 1보다 작아지지 않는 활성 함수, 신호의 크기가 유지되는 가중치, 또는 더 적은 층을 쓰십시오.</translation>
    </message>
    <message>
        <source>Symmetric units</source>
        <translation>대칭인 유닛</translation>
    </message>
    <message>
        <source>Start with random weights.</source>
        <translation>무작위 가중치로 시작하십시오.</translation>
    </message>
    <message>
        <source>Saturated units</source>
        <translation>포화된 유닛</translation>
    </message>
    <message>
        <source>{dead} of {units} ReLU {units:unit|units} {dead:is|are} zero on every training sample looked at, {most} of those in {layer}: no gradient passes through them, and none brings them back.</source>
        <translation>ReLU 유닛 {units}개 가운데 {dead}개가 살펴본 모든 학습 표본에서 0이며, 그중 {most}개가 {layer}에 있습니다. 이 유닛으로는 기울기가 지나가지 못하고, 되살아나지도 않습니다.</translation>
    </message>
    <message>
        <source>{twins} of {units} {units:unit|units} in {layer} {twins:has|have} the weights and bias of another one. They get the same gradient and stay copies: together they are worth one unit.</source>
        <translation>{layer}의 유닛 {units}개 가운데 {twins}개가 다른 유닛과 가중치와 편향이 같습니다. 받는 기울기도 같아 계속 복사본으로 남으므로, 모두 합쳐 유닛 하나와 다름없습니다.</translation>
    </message>
    <message>
        <source>{saturated} of {units} {units:unit|units} in {layer} {saturated:is|are} saturated: their mean |f′| is below 3 % of its maximum; over the whole layer it is {slope} of at most {bound}.</source>
        <translation>{layer}의 유닛 {units}개 가운데 {saturated}개가 포화되었습니다. 이 유닛들의 평균 |f′|은 최댓값의 3 %보다 작습니다. 층 전체에서는 {slope}이고, 최댓값은 {bound}입니다.</translation>
    </message>
    <message>
        <source>Start with smaller weights, take smaller steps, or use an activation that does not flatten.</source>
        <translation>더 작은 가중치로 시작하거나, 더 작은 걸음으로 가거나, 평평해지지 않는 활성 함수를 쓰십시오.</translation>
    </message>
    <message>
        <source>Poor initialisation</source>
        <translation>나쁜 초기화</translation>
    </message>
    <message>
        <source>At the start the activations vary by {low} in {layer} and by {high} in {other} (variances), {ratio} times as much: signals shrink or grow on their way through the layers.</source>
        <translation>시작할 때 활성값의 분산이 {layer}에서 {low}, {other}에서 {high}로 {ratio}배 차이가 납니다. 신호가 층을 지나는 동안 줄어들거나 커집니다.</translation>
    </message>
    <message>
        <source>Use He initialisation with ReLU, Xavier with tanh: they keep the variance.</source>
        <translation>ReLU에는 He 초기화를, tanh에는 Xavier 초기화를 쓰십시오. 분산이 유지됩니다.</translation>
    </message>
    <message>
        <source>Steps too large</source>
        <translation>너무 큰 걸음</translation>
    </message>
    <message>
        <source>The last update changed the weights of {layer} by {ratio} of their size; about 0.001 is usual. The loss is {loss}, where a network that has learnt nothing has about {usual}.</source>
        <translation>마지막 갱신으로 {layer}의 가중치가 그 크기의 {ratio}배만큼 바뀌었습니다. 보통은 0.001쯤입니다. 손실은 {loss}인데, 아무것도 배우지 않은 신경망의 손실이 {usual}쯤입니다.</translation>
    </message>
    <message>
        <source>Lower the learning rate, or clip the gradient.</source>
        <translation>학습률을 낮추거나 기울기를 자르십시오.</translation>
    </message>
    <message>
        <source>Steps too small</source>
        <translation>너무 작은 걸음</translation>
    </message>
    <message>
        <source>The last update changed no layer&apos;s weights by more than {ratio} of their size, where about 0.001 is usual, although the gradient has a norm of {gradient}. The loss is {loss}, and was {before} before training.</source>
        <translation>마지막 갱신으로 어느 층의 가중치도 그 크기의 {ratio}배보다 많이 바뀌지 않았습니다. 보통은 0.001쯤이며, 기울기의 노름은 {gradient}(으)로 충분합니다. 손실은 {loss}이고, 학습 전에는 {before}이었습니다.</translation>
    </message>
    <message>
        <source>Raise the learning rate.</source>
        <translation>학습률을 높이십시오.</translation>
    </message>
    <message>
        <source>Your network is linear</source>
        <translation>선형인 신경망</translation>
    </message>
    <message>
        <source>Without a non-linear activation its {layers} {layers:layer is|layers are} together one linear layer: no fit can be better than least squares with a straight line or plane.</source>
        <translation>비선형 활성 함수가 없으면 층 {layers}개를 모두 합쳐도 선형 층 하나입니다. 직선이나 평면으로 하는 최소제곱법보다 더 잘 맞출 수 없습니다.</translation>
    </message>
    <message>
        <source>Over the last {updates} {updates:update|updates} the training loss has only gone from {then} to {train}; a network that has learnt nothing has about {usual}.</source>
        <translation>마지막 {updates}번의 갱신 동안 학습 손실이 {then}에서 {train}(으)로 바뀌었을 뿐입니다. 아무것도 배우지 않은 신경망의 손실이 {usual}쯤입니다.</translation>
    </message>
    <message>
        <source>Give a hidden layer an activation that bends, such as ReLU.</source>
        <translation>은닉층에 ReLU처럼 굽는 활성 함수를 주십시오.</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>과적합</translation>
    </message>
    <message>
        <source>Since epoch {epoch} the validation loss has risen from {best} to {valid}, while the training loss fell from {then} to {train}.</source>
        <translation>에포크 {epoch}부터 검증 손실이 {best}에서 {valid}(으)로 올랐고, 그동안 학습 손실은 {then}에서 {train}(으)로 내렸습니다.</translation>
    </message>
    <message>
        <source>Stop early, decay the weights, use a smaller network, or more data.</source>
        <translation>조기 종료를 하거나, 가중치를 감쇠시키거나, 더 작은 신경망이나 더 많은 데이터를 쓰십시오.</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>정체</translation>
    </message>
    <message>
        <source>Wait, try another learning rate or optimiser, or another start.</source>
        <translation>기다리거나, 다른 학습률이나 최적화 기법, 다른 시작점을 써 보십시오.</translation>
    </message>
    <message>
        <source>Learning rate {rate:g}</source>
        <translation>학습률 {rate:g}</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>직교</translation>
    </message>
    <message>
        <source>Use {name} initialisation</source>
        <translation>{name} 초기화 쓰기</translation>
    </message>
    <message>
        <source>Draw other weights</source>
        <translation>가중치 다시 뽑기</translation>
    </message>
    <message>
        <source>{label} α = {slope:g}</source>
        <translation>{label} α = {slope:g}</translation>
    </message>
    <message>
        <source>Replace {old} by {label}</source>
        <translation>{old} 대신 {label}</translation>
    </message>
    <message>
        <source>{label} in every layer</source>
        <translation>모든 층에 {label}</translation>
    </message>
    <message>
        <source>{remedy}, He initialisation</source>
        <translation>{remedy}, He 초기화</translation>
    </message>
    <message>
        <source>Constant learning rate</source>
        <translation>일정한 학습률</translation>
    </message>
    <message>
        <source>Use Adam, learning rate 0.003</source>
        <translation>Adam, 학습률 0.003</translation>
    </message>
    <message>
        <source>Clip the gradient at {norm:g}</source>
        <translation>기울기를 {norm:g}에서 자르기</translation>
    </message>
    <message>
        <source>{n} hidden {n:layer|layers}</source>
        <translation>은닉층 {n}개</translation>
    </message>
    <message>
        <source>{n} {n:sample|samples}</source>
        <translation>표본 {n}개</translation>
    </message>
    <message>
        <source>Half the units</source>
        <translation>유닛을 절반으로</translation>
    </message>
    <message>
        <source>Twice the units</source>
        <translation>유닛을 두 배로</translation>
    </message>
    <message>
        <source>Add a layer of 16 ReLU units</source>
        <translation>ReLU 유닛 16개인 층 더하기</translation>
    </message>
    <message>
        <source>Patience {n}</source>
        <translation>참을성 {n}</translation>
    </message>
    <message>
        <source>Weight decay {decay:g}</source>
        <translation>가중치 감쇠 {decay:g}</translation>
    </message>
    <message>
        <source>Standardise the data</source>
        <translation>데이터 표준화</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>PyTorch default</source>
        <translation>PyTorch 기본값</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>직교</translation>
    </message>
    <message>
        <source>Normal, σ</source>
        <translation>정규분포, σ</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>UTF-16, little-endian without a mark</source>
        <translation>UTF-16, 리틀 엔디언, 표시 없음</translation>
    </message>
    <message>
        <source>UTF-16, big-endian without a mark</source>
        <translation>UTF-16, 빅 엔디언, 표시 없음</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Fill with the training median</source>
        <translation>학습 데이터의 중앙값으로 채우기</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>All data</source>
        <translation>전체 데이터</translation>
    </message>
    <message>
        <source>{place}: {problem}</source>
        <translation>{place}: {problem}</translation>
    </message>
    <message>
        <source>{format} is not a format this version reads; it reads {ours}</source>
        <translation>{format}은(는) 이 판에서 읽는 형식이 아닙니다. 읽는 형식은 {ours}입니다</translation>
    </message>
    <message>
        <source>a session with its trained network, not an experiment alone; open it in the window and save that</source>
        <translation>실험만 든 파일이 아니라 학습된 신경망이 든 세션입니다. 창에서 열어 실험으로 저장하십시오</translation>
    </message>
    <message>
        <source>the file is empty; an experiment is a JSON object</source>
        <translation>파일이 비어 있습니다. 실험은 JSON 객체입니다</translation>
    </message>
    <message>
        <source>not UTF-8 text (byte {start}); save it as UTF-8</source>
        <translation>UTF-8 텍스트가 아닙니다({start}번째 바이트). UTF-8로 저장하십시오</translation>
    </message>
    <message>
        <source>{path} is a directory; an experiment is a JSON file</source>
        <translation>{path}은(는) 폴더입니다. 실험은 JSON 파일입니다</translation>
    </message>
    <message>
        <source>{path} has {size:,.0f} MB; an experiment file has at most {most:,.0f} MB</source>
        <translation>{path}의 크기는 {size:,.0f} MB입니다. 실험 파일은 {most:,.0f} MB까지입니다</translation>
    </message>
    <message>
        <source>{path} cannot be read: {problem}</source>
        <translation>{path}을(를) 읽을 수 없습니다: {problem}</translation>
    </message>
    <message>
        <source>{problem} (in {name})</source>
        <translation>{problem} ({name})</translation>
    </message>
    <message>
        <source>not JSON, or cut short: {problem}</source>
        <translation>JSON이 아니거나 중간에 끊겼습니다: {problem}</translation>
    </message>
    <message>
        <source>a JSON {kind} where an object with an experiment is wanted</source>
        <translation>실험을 담은 객체가 있어야 할 곳에 JSON {kind}이(가) 있습니다</translation>
    </message>
    <message>
        <source>{problem}; it must be one of {names}</source>
        <translation>{problem}. {names} 가운데 하나여야 합니다</translation>
    </message>
    <message>
        <source>{problem}; the fields here are {names}</source>
        <translation>{problem}. 여기에 올 수 있는 항목은 {names}입니다</translation>
    </message>
    <message>
        <source>{lower} and {upper}</source>
        <translation>{lower} {upper}</translation>
    </message>
    <message>
        <source>[{low:g}, {high:g}] is not an interval; the first is smaller</source>
        <translation>[{low:g}, {high:g}]은(는) 구간이 아닙니다. 첫 수가 더 작아야 합니다</translation>
    </message>
    <message>
        <source>the shares sum to {total:g}; they must sum to 1</source>
        <translation>비율의 합이 {total:g}입니다. 1이어야 합니다</translation>
    </message>
    <message>
        <source>the training set is empty; give it a share above 0</source>
        <translation>학습 데이터가 비어 있습니다. 0보다 큰 비율을 주십시오</translation>
    </message>
    <message>
        <source>{x} {x:value|values} of x but {y} of y</source>
        <translation>x의 값은 {x}개인데 y의 값은 {y}개입니다</translation>
    </message>
    <message>
        <source>{sets} {sets:set|sets} for {points} {points:point|points}</source>
        <translation>점 {points}개에 데이터 구분이 {sets}개입니다</translation>
    </message>
    <message>
        <source>{n} {n:character is|characters are} too many to paste; save them as a CSV file</source>
        <translation>{n}글자는 붙여 넣기에 너무 깁니다. CSV 파일로 저장하십시오</translation>
    </message>
    <message>
        <source>{n} hidden {n:layer|layers}; at most {most}</source>
        <translation>은닉층이 {n}개입니다. {most}개까지입니다</translation>
    </message>
    <message>
        <source>{units}: a layer has 1 to {most} {most:unit|units}</source>
        <translation>{units}: 한 층의 유닛은 1개에서 {most}개까지입니다</translation>
    </message>
    <message>
        <source>{units} {units:unit|units} would need {needed} of memory with this network; a layer has 1 to {most} {most:unit|units}</source>
        <translation>이 신경망에서 유닛 {units}개이면 메모리가 {needed} 필요합니다. 한 층의 유닛은 1개에서 {most}개까지입니다</translation>
    </message>
    <message>
        <source>a point is not finite</source>
        <translation>유한하지 않은 점이 있습니다</translation>
    </message>
    <message>
        <source>above {bound:,.10g}</source>
        <translation>{bound:,.10g} 초과</translation>
    </message>
    <message>
        <source>at least {bound:,.10g}</source>
        <translation>{bound:,.10g} 이상</translation>
    </message>
    <message>
        <source>below {bound:,.10g}</source>
        <translation>{bound:,.10g} 미만</translation>
    </message>
    <message>
        <source>at most {bound:,.10g}</source>
        <translation>{bound:,.10g} 이하</translation>
    </message>
    <message>
        <source>{value:,.10g} is out of range; it must be {sides}</source>
        <translation>{value:,.10g}은(는) 범위를 벗어났습니다. {sides}여야 합니다</translation>
    </message>
    <message>
        <source>a drawn function has at least two points, and x rises from each</source>
        <translation>그린 함수에는 점이 두 개 이상 있고 x가 계속 커져야 합니다</translation>
    </message>
    <message>
        <source>{subset} is no set; 0 training, 1 validation, 2 test</source>
        <translation>{subset}은(는) 데이터 구분이 아닙니다. 0 학습, 1 검증, 2 시험입니다</translation>
    </message>
    <message>
        <source>{mark!r} is not one character that can separate cells</source>
        <translation>{mark!r}은(는) 셀을 나눌 수 있는 한 글자가 아닙니다</translation>
    </message>
    <message>
        <source>&quot;{decimal}&quot; is not a decimal mark; it is &quot;.&quot; or &quot;,&quot;</source>
        <translation>&quot;{decimal}&quot;은(는) 소수점이 아닙니다. &quot;.&quot; 또는 &quot;,&quot;입니다</translation>
    </message>
    <message>
        <source>&quot;{decimal}&quot; cannot be decimal mark and delimiter at once</source>
        <translation>&quot;{decimal}&quot;이(가) 소수점이면서 구분 문자일 수는 없습니다</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is named under categories too</source>
        <translation>&quot;{name}&quot;은(는) 범주(categories)에도 들어 있습니다</translation>
    </message>
    <message>
        <source>{size:,.3g} kB</source>
        <translation>{size:,.3g} kB</translation>
    </message>
    <message>
        <source>{size:,.3g} MB</source>
        <translation>{size:,.3g} MB</translation>
    </message>
    <message>
        <source>{size:,.3g} {size:byte|bytes}</source>
        <translation>{size:,.3g}바이트</translation>
    </message>
    <message>
        <source>{size:,.3g} GB</source>
        <translation>{size:,.3g} GB</translation>
    </message>
    <message>
        <source>early stopping watches the validation set, which is empty; give it a share</source>
        <translation>조기 종료는 검증 데이터를 보고 정하는데 검증 데이터가 비어 있습니다. 비율을 주십시오</translation>
    </message>
    <message>
        <source>Every activation is the identity: the network computes a straight line or plane, though its loss over several layers of weights is not convex.</source>
        <translation>모든 활성 함수가 항등 함수입니다. 신경망은 직선이나 평면을 계산하지만, 여러 층의 가중치에 대한 손실은 볼록하지 않습니다.</translation>
    </message>
    <message>
        <source>The loss is of a single sample: a whole surface of parameters fits it exactly.</source>
        <translation>표본 하나의 손실입니다. 매개변수의 곡면 전체가 그 표본에 정확히 맞습니다.</translation>
    </message>
    <message>
        <source>No way was walked yet.</source>
        <translation>아직 지나온 길이 없습니다.</translation>
    </message>
    <message>
        <source>{zero} of {rows} {rows:row|rows} of weights {zero:is|are} zero; the random directions do not move them.</source>
        <translation>가중치 {rows}행 가운데 {zero}행이 0입니다. 무작위 방향이 그 행은 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>Without a hidden layer the loss is convex: every slice of it is a bowl.</source>
        <translation>은닉층이 없으면 손실이 볼록합니다. 어느 단면이든 그릇 모양입니다.</translation>
    </message>
    <message>
        <source>The loss is over {rows} of {all} {all:row|rows}, so that the slice keeps up.</source>
        <translation>단면이 늦지 않도록 {all}행 가운데 {rows}행의 손실을 보입니다.</translation>
    </message>
    <message>
        <source>The path has {count} different {count:snapshot|snapshots}; {needed} {needed:is|are} needed. Train a little first.</source>
        <translation>지나온 길에 서로 다른 스냅숏이 {count}개 있습니다. {needed}개가 필요합니다. 먼저 조금 학습하십시오.</translation>
    </message>
    <message>
        <source>The snapshots lie on one straight line, so that there is no second principal direction. Train on, or look at the line.</source>
        <translation>스냅숏이 한 직선 위에 있어 둘째 주방향이 없습니다. 더 학습하거나 직선을 보십시오.</translation>
    </message>
    <message>
        <source>Both places have the same parameters; there is no line between them. Train a little, or choose two others.</source>
        <translation>두 지점의 매개변수가 같아 그 사이에 직선이 없습니다. 조금 학습하거나 다른 두 지점을 고르십시오.</translation>
    </message>
    <message>
        <source>The three places lie on one straight line; no single plane goes through them. Choose another third one.</source>
        <translation>세 지점이 한 직선 위에 있어 지나는 평면이 하나로 정해지지 않습니다. 셋째를 다른 것으로 고르십시오.</translation>
    </message>
    <message>
        <source>The two directions are parallel; they span a line and not a plane. With so few weights, move the biases too, or pick two parameters.</source>
        <translation>두 방향이 평행하여 평면이 아니라 직선을 이룹니다. 가중치가 이렇게 적으면 편향도 움직이거나 매개변수 두 개를 고르십시오.</translation>
    </message>
    <message>
        <source>The direction is zero: every weight it scales with is zero. Move the biases too, train a little first, or pick a parameter.</source>
        <translation>방향이 0입니다. 크기를 맞출 가중치가 모두 0입니다. 편향도 움직이거나, 먼저 조금 학습하거나, 매개변수를 고르십시오.</translation>
    </message>
    <message>
        <source>Both axes are the same parameter; pick two different ones.</source>
        <translation>두 축이 같은 매개변수입니다. 서로 다른 둘을 고르십시오.</translation>
    </message>
    <message>
        <source>The network has no such parameter any more; pick another one.</source>
        <translation>그 매개변수는 이제 신경망에 없습니다. 다른 것을 고르십시오.</translation>
    </message>
    <message>
        <source>A plane needs two parameters; pick a second one.</source>
        <translation>평면에는 매개변수가 두 개 필요합니다. 둘째를 고르십시오.</translation>
    </message>
    <message>
        <source>The Hessian&apos;s eigenvectors are not computed yet: the curvature has to be measured first.</source>
        <translation>헤세 행렬의 고유벡터를 아직 구하지 않았습니다. 먼저 곡률을 재야 합니다.</translation>
    </message>
    <message>
        <source>The run or snapshot that was picked is no longer kept; pick another one.</source>
        <translation>고른 실행이나 스냅숏이 이제 남아 있지 않습니다. 다른 것을 고르십시오.</translation>
    </message>
    <message>
        <source>The place that was picked is of a network with other layers; only networks of the same shape can be joined.</source>
        <translation>고른 지점은 층이 다른 신경망의 것입니다. 모양이 같은 신경망끼리만 이을 수 있습니다.</translation>
    </message>
    <message>
        <source>Two different units of one hidden layer are needed to swap them.</source>
        <translation>맞바꾸려면 한 은닉층의 서로 다른 유닛 두 개가 필요합니다.</translation>
    </message>
    <message>
        <source>This part of the data is empty; give it a share of the samples.</source>
        <translation>데이터의 이 부분이 비어 있습니다. 표본의 비율을 주십시오.</translation>
    </message>
    <message>
        <source>The parameters are not finite, so that there is no surface around them.</source>
        <translation>매개변수가 유한하지 않아 그 둘레에 곡면이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>아직 잰 것이 없습니다.</translation>
    </message>
    <message>
        <source>{what} is {value}; below {bound} is wanted.</source>
        <translation>{what}: {value} ({bound}보다 작아야 합니다)</translation>
    </message>
    <message>
        <source>{what} is {value}; above {bound} is wanted.</source>
        <translation>{what}: {value} ({bound}보다 커야 합니다)</translation>
    </message>
    <message>
        <source>{what} is {value}; {bound} is wanted.</source>
        <translation>{what}: {value} (목표: {bound})</translation>
    </message>
    <message>
        <source>{what} is {value}; between {low} and {high} is wanted.</source>
        <translation>{what}: {value} ({low}와(과) {high} 사이여야 합니다)</translation>
    </message>
    <message>
        <source>{answer} is not right yet.</source>
        <translation>{answer}은(는) 아직 맞지 않습니다.</translation>
    </message>
    <message>
        <source>{answer} is close enough: it is {value}.</source>
        <translation>{answer}이면 충분히 가깝습니다. 값은 {value}입니다.</translation>
    </message>
    <message>
        <source>{answer} is off by a factor of {factor}.</source>
        <translation>{answer}은(는) {factor}배만큼 어긋납니다.</translation>
    </message>
    <message>
        <source>Not answered yet.</source>
        <translation>아직 답하지 않았습니다.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>마쳤습니다.</translation>
    </message>
    <message>
        <source>Not done yet ({done} of {wanted}).</source>
        <translation>아직 하지 않았습니다({wanted}번 가운데 {done}번).</translation>
    </message>
    <message>
        <source>The run has not diverged yet.</source>
        <translation>실행이 아직 발산하지 않았습니다.</translation>
    </message>
    <message>
        <source>The run has not finished yet.</source>
        <translation>실행이 아직 끝나지 않았습니다.</translation>
    </message>
    <message>
        <source>The run has not paused yet.</source>
        <translation>실행이 아직 멈추지 않았습니다.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>parabola</source>
        <translation>포물선</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>사인</translation>
    </message>
    <message>
        <source>damped sine</source>
        <translation>감쇠 사인</translation>
    </message>
    <message>
        <source>step</source>
        <translation>계단</translation>
    </message>
    <message>
        <source>absolute</source>
        <translation>절댓값</translation>
    </message>
    <message>
        <source>chirp</source>
        <translation>처프</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>가운데가 빈 데이터</translation>
    </message>
    <message>
        <source>heteroscedastic</source>
        <translation>커지는 잡음</translation>
    </message>
    <message>
        <source>outliers</source>
        <translation>이상치</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>gaussian bumps</source>
        <translation>가우스 언덕</translation>
    </message>
    <message>
        <source>ripple</source>
        <translation>물결무늬</translation>
    </message>
    <message>
        <source>saddle</source>
        <translation>안장</translation>
    </message>
    <message>
        <source>checker</source>
        <translation>바둑판</translation>
    </message>
    <message>
        <source>mcycle</source>
        <translation>오토바이 충돌</translation>
    </message>
    <message>
        <source>diabetes</source>
        <translation>당뇨병</translation>
    </message>
    <message>
        <source>auto mpg</source>
        <translation>Auto MPG</translation>
    </message>
    <message>
        <source>diamonds</source>
        <translation>다이아몬드</translation>
    </message>
    <message>
        <source>all layers to {kind}</source>
        <translation>모든 층을 {kind}(으)로</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>standardisation</source>
        <translation>표준화</translation>
    </message>
    <message>
        <source>scaling fitted on</source>
        <translation>스케일링 기준</translation>
    </message>
    <message>
        <source>data seed</source>
        <translation>데이터 시드</translation>
    </message>
    <message>
        <source>initialisation</source>
        <translation>가중치 초기화</translation>
    </message>
    <message>
        <source>initial value</source>
        <translation>초깃값</translation>
    </message>
    <message>
        <source>initial parameters&apos; seed</source>
        <translation>초기 매개변수 시드</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Huber&apos;s δ</source>
        <translation>Huber의 δ</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>기울기 자르기</translation>
    </message>
    <message>
        <source>max epochs</source>
        <translation>최대 에포크</translation>
    </message>
    <message>
        <source>patience</source>
        <translation>참을성</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>학습률 일정</translation>
    </message>
    <message>
        <source>schedule&apos;s epochs</source>
        <translation>일정의 에포크</translation>
    </message>
    <message>
        <source>schedule&apos;s factor</source>
        <translation>일정의 배율</translation>
    </message>
    <message>
        <source>batches&apos; seed</source>
        <translation>배치 시드</translation>
    </message>
    <message>
        <source>data {was} → {now}</source>
        <translation>데이터 {was} → {now}</translation>
    </message>
    <message>
        <source>{name} {was} → {now}</source>
        <translation>{name} {was} → {now}</translation>
    </message>
    <message>
        <source>{n} {n:point|points}</source>
        <translation>점 {n}개</translation>
    </message>
    <message>
        <source>layer {n} {was} → {now} {now:unit|units}</source>
        <translation>{n}층 유닛 {was} → {now}</translation>
    </message>
    <message>
        <source>activations of {n} {n:layer|layers}</source>
        <translation>층 {n}개의 활성 함수</translation>
    </message>
    <message>
        <source>drawn function</source>
        <translation>그린 함수</translation>
    </message>
    <message>
        <source>pasted cells</source>
        <translation>붙여 넣은 셀</translation>
    </message>
    <message>
        <source>no hidden layer</source>
        <translation>은닉층 없음</translation>
    </message>
    <message>
        <source>hidden layers {was} → {now}</source>
        <translation>은닉층 {was} → {now}</translation>
    </message>
    <message>
        <source>units {was} → {now}</source>
        <translation>유닛 {was} → {now}</translation>
    </message>
    <message>
        <source>layer {n} to {kind}</source>
        <translation>{n}층을 {kind}(으)로</translation>
    </message>
    <message>
        <source>Right: it is {value}.</source>
        <translation>맞습니다. 값은 {value}입니다.</translation>
    </message>
    <message>
        <source>{what} = {answer}</source>
        <translation>{what} = {answer}</translation>
    </message>
    <message>
        <source>Right: {what} is {value}.</source>
        <translation>맞습니다. {what} 값은 {value}입니다.</translation>
    </message>
    <message>
        <source>{what} is not answered yet.</source>
        <translation>{what}에 아직 답하지 않았습니다.</translation>
    </message>
    <message>
        <source>{done} of {wanted} {wanted:update|updates} done.</source>
        <translation>갱신 {wanted}번 가운데 {done}번을 했습니다.</translation>
    </message>
    <message>
        <source>Training {metric}</source>
        <translation>학습 {metric}</translation>
    </message>
    <message>
        <source>Validation {metric}</source>
        <translation>검증 {metric}</translation>
    </message>
    <message>
        <source>Test {metric}</source>
        <translation>시험 {metric}</translation>
    </message>
    <message>
        <source>Number of parameters</source>
        <translation>매개변수의 수</translation>
    </message>
    <message>
        <source>Number of hidden layers</source>
        <translation>은닉층의 수</translation>
    </message>
    <message>
        <source>Number of hidden units</source>
        <translation>은닉 유닛의 수</translation>
    </message>
    <message>
        <source>Number of layers that are not linear</source>
        <translation>선형이 아닌 층의 수</translation>
    </message>
    <message>
        <source>Number of updates</source>
        <translation>갱신 횟수</translation>
    </message>
    <message>
        <source>Share of dead ReLU units</source>
        <translation>죽은 ReLU 유닛의 비율</translation>
    </message>
    <message>
        <source>Share of saturated units</source>
        <translation>포화된 유닛의 비율</translation>
    </message>
    <message>
        <source>‖∂L/∂z‖ of {layer} divided by that of {to}</source>
        <translation>{layer}의 ‖∂L/∂z‖를 {to}의 것으로 나눈 값</translation>
    </message>
    <message>
        <source>Number of samples</source>
        <translation>표본의 수</translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation>잡음 σ</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>표준화</translation>
    </message>
    <message>
        <source>The set that the scaling is fitted on</source>
        <translation>스케일링에 쓰는 행</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>가중치 초기화</translation>
    </message>
    <message>
        <source>Activation of every layer</source>
        <translation>모든 층의 활성 함수</translation>
    </message>
    <message>
        <source>Slope α of every layer</source>
        <translation>모든 층의 기울기 α</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>{first} or {rest}</source>
        <translation>{first} 또는 {rest}</translation>
    </message>
    <message>
        <source>{answer}: an f′(z) is missing. Every activation on the way back multiplies by its slope.</source>
        <translation>{answer}: f′(z)가 하나 빠졌습니다. 되돌아오는 길의 활성 함수마다 도함수 값을 곱합니다.</translation>
    </message>
    <message>
        <source>{answer}: the factor 2 is missing. The derivative of (ŷ − y)² is 2(ŷ − y).</source>
        <translation>{answer}: 2가 빠졌습니다. (ŷ − y)²의 도함수는 2(ŷ − y)입니다.</translation>
    </message>
    <message>
        <source>{answer}: the sign is wrong. The error is ŷ − y, prediction minus target.</source>
        <translation>{answer}: 부호가 반대입니다. 오차는 ŷ − y, 곧 예측에서 목표값을 뺀 것입니다.</translation>
    </message>
    <message>
        <source>{answer}: the wrong input is at the end. ∂z/∂W is what goes into that layer: the activation before it.</source>
        <translation>{answer}: 마지막에 곱하는 입력이 다릅니다. ∂z/∂W는 그 층에 들어가는 값, 곧 바로 앞의 활성값입니다.</translation>
    </message>
    <message>
        <source>{answer}: a weight is missing. On the way back every layer multiplies by its W.</source>
        <translation>{answer}: 가중치가 하나 빠졌습니다. 되돌아오는 길의 층마다 W를 곱합니다.</translation>
    </message>
    <message>
        <source>{answer}: there is a z where the activation f(z) belongs.</source>
        <translation>{answer}: 활성값 f(z)가 들어갈 자리에 z가 있습니다.</translation>
    </message>
    <message>
        <source>{answer}: two things are wrong at once. Write the factors one under the other, from ŷ back to W.</source>
        <translation>{answer}: 두 가지가 함께 틀렸습니다. ŷ에서 W까지 되돌아오며 인수를 하나씩 아래로 써 보십시오.</translation>
    </message>
    <message>
        <source>{passed} {passed:point|points} for passing, up to {shared} more: none for a part at its limit, all at its best; in between, every equal factor earns the same.</source>
        <translation>통과하면 {passed}점, 더하여 {shared}점까지: 항목마다 한계에서는 0점, 최고값에서는 만점이며, 그 사이에서는 같은 배율마다 같은 점수를 얻습니다.</translation>
    </message>
    <message>
        <source>{points} of 100 points</source>
        <translation>100점 가운데 {points}점</translation>
    </message>
    <message>
        <source>{points} of 100 points, at best {best}</source>
        <translation>100점 가운데 {points}점, 최고 {best}점</translation>
    </message>
    <message>
        <source>At best {best} of 100 points</source>
        <translation>100점 가운데 최고 {best}점</translation>
    </message>
    <message>
        <source>No points yet</source>
        <translation>아직 점수가 없습니다</translation>
    </message>
    <message>
        <source>{what} {value}: {points} of {most} (limit {limit}, best {best})</source>
        <translation>{what} {value}: {most}점 가운데 {points}점(한계 {limit}, 최고 {best})</translation>
    </message>
    <message>
        <source>{what}: up to {most} (limit {limit}, best {best})</source>
        <translation>{what}: {most}점까지(한계 {limit}, 최고 {best})</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>시험 손실</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Not a critical point</source>
        <translation>임계점이 아님</translation>
    </message>
    <message>
        <source>The gradient still leads somewhere: ‖∇L‖ = {gradient}. Level ground would be {distance} away, where all parameters together measure {size}, and change the loss of {loss} by about {gain}; a critical point has it within {near} and {level}. Curvature here runs from {lowest} to {highest}.</source>
        <translation>기울기가 아직 어딘가로 이끕니다: ‖∇L‖ = {gradient}. 평평한 곳은 {distance}만큼 떨어져 있고(매개변수 전체의 크기는 {size}), 그곳에서 손실 {loss}이(가) {gain}쯤 바뀝니다. 임계점이라면 {near}와(과) {level} 안에 있어야 합니다. 여기서 곡률은 {lowest}에서 {highest}까지입니다.</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>극소점</translation>
    </message>
    <message>
        <source>The gradient is as good as zero (‖∇L‖ = {gradient}) and the loss curves up in every direction: the smallest eigenvalue is {lowest} (± {residual}), where {undecided} can be told from zero; the largest is {highest}.</source>
        <translation>기울기가 0이나 다름없고(‖∇L‖ = {gradient}) 손실이 모든 방향으로 위로 굽습니다. 가장 작은 고윳값은 {lowest}(± {residual})이며, {undecided}부터 0과 구별할 수 있습니다. 가장 큰 고윳값은 {highest}입니다.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>One straight line: a network without hidden layers is enough.</source>
        <translation>곧은 직선 하나입니다. 은닉층이 없는 신경망으로 충분합니다.</translation>
    </message>
    <message>
        <source>Parabola</source>
        <translation>포물선</translation>
    </message>
    <message>
        <source>One bend; symmetric about 0.</source>
        <translation>한 번 굽으며 0을 기준으로 대칭입니다.</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>사인</translation>
    </message>
    <message>
        <source>Two full waves of equal height.</source>
        <translation>높이가 같은 물결이 두 번 지나갑니다.</translation>
    </message>
    <message>
        <source>Damped sine</source>
        <translation>감쇠 사인</translation>
    </message>
    <message>
        <source>Waves that fade from the middle towards both ends.</source>
        <translation>물결이 가운데에서 양 끝으로 갈수록 잦아듭니다.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>한 번 갱신</translation>
    </message>
    <message>
        <source>A jump at 0, which no smooth network can follow exactly.</source>
        <translation>0에서 값이 뜁니다. 매끄러운 신경망은 이를 정확히 따라갈 수 없습니다.</translation>
    </message>
    <message>
        <source>Absolute value</source>
        <translation>절댓값</translation>
    </message>
    <message>
        <source>A kink at 0: two ReLU units draw it exactly.</source>
        <translation>0에서 꺾입니다. ReLU 유닛 두 개로 정확히 그릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Chirp</source>
        <translation>처프</translation>
    </message>
    <message>
        <source>A sine with rising frequency: slow waves are learnt long before fast ones.</source>
        <translation>주파수가 점점 높아지는 사인입니다. 느린 물결을 빠른 물결보다 훨씬 먼저 배웁니다.</translation>
    </message>
    <message>
        <source>Gap in the middle</source>
        <translation>가운데가 빈 데이터</translation>
    </message>
    <message>
        <source>No sample comes from the middle: see what the network makes up there.</source>
        <translation>가운데에는 표본이 없습니다. 신경망이 그곳을 어떻게 채우는지 보십시오.</translation>
    </message>
    <message>
        <source>Growing noise</source>
        <translation>커지는 잡음</translation>
    </message>
    <message>
        <source>The noise grows with x, from nothing on the left to twice σ on the right.</source>
        <translation>잡음이 x와 함께 커집니다. 왼쪽 끝에서는 없고 오른쪽 끝에서는 σ의 두 배입니다.</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>이상치</translation>
    </message>
    <message>
        <source>Some samples lie far off: compare MSE with MAE and Huber.</source>
        <translation>몇몇 표본이 멀리 떨어져 있습니다. MSE를 MAE, Huber와 비교해 보십시오.</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>A tilted plane: linear in both inputs.</source>
        <translation>기울어진 평면으로, 두 입력에 대해 선형입니다.</translation>
    </message>
    <message>
        <source>Gaussian bumps</source>
        <translation>가우스 언덕</translation>
    </message>
    <message>
        <source>Two hills and a hollow on flat ground.</source>
        <translation>평평한 땅에 언덕 두 개와 구덩이 하나가 있습니다.</translation>
    </message>
    <message>
        <source>Ripple</source>
        <translation>물결무늬</translation>
    </message>
    <message>
        <source>Rings around the centre, as on water.</source>
        <translation>물 위에서처럼 중심을 둘러싼 고리들입니다.</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>안장</translation>
    </message>
    <message>
        <source>Up along one input, down along the other.</source>
        <translation>한 입력을 따라서는 올라가고 다른 입력을 따라서는 내려갑니다.</translation>
    </message>
    <message>
        <source>Checker</source>
        <translation>바둑판</translation>
    </message>
    <message>
        <source>A board of four by four squares with sharp edges.</source>
        <translation>가장자리가 날카로운 가로세로 네 칸의 판입니다.</translation>
    </message>
    <message>
        <source>The gradient is as good as zero (‖∇L‖ = {gradient}), but there is a way down: along one direction the loss curves by {lowest}, where −{undecided} can be told from zero; the most it curves up is {highest}.</source>
        <translation>기울기는 0이나 다름없지만(‖∇L‖ = {gradient}) 내려가는 길이 있습니다. 한 방향에서 손실이 {lowest}만큼 굽으며, −{undecided}부터 0과 구별할 수 있습니다. 위로 가장 많이 굽는 곡률은 {highest}입니다.</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>평탄</translation>
    </message>
    <message>
        <source>The gradient is as good as zero (‖∇L‖ = {gradient}), and in at least one direction so is the curvature: the smallest eigenvalue is {lowest} (± {residual}), where nothing within ± {undecided} can be told from zero; the largest is {highest}. Whether this is a minimum, curvature alone cannot say.</source>
        <translation>기울기가 0이나 다름없고(‖∇L‖ = {gradient}) 적어도 한 방향에서는 곡률도 그렇습니다. 가장 작은 고윳값은 {lowest}(± {residual})이며, ± {undecided} 안에서는 0과 구별할 수 없습니다. 가장 큰 고윳값은 {highest}입니다. 이곳이 극소점인지는 곡률만으로 알 수 없습니다.</translation>
    </message>
    <message>
        <source>ReLU bends only at its kink: this is the curvature of the linear piece that every unit is on now, and says nothing of the pieces beside it.</source>
        <translation>ReLU는 꺾인 점에서만 굽습니다. 이 곡률은 지금 모든 유닛이 놓인 선형 조각의 것이며, 옆의 조각에 대해서는 아무것도 말하지 않습니다.</translation>
    </message>
    <message>
        <source>LeakyReLU bends only at its kink: this is the curvature of the linear piece that every unit is on now, and says nothing of the pieces beside it.</source>
        <translation>LeakyReLU는 꺾인 점에서만 굽습니다. 이 곡률은 지금 모든 유닛이 놓인 선형 조각의 것이며, 옆의 조각에 대해서는 아무것도 말하지 않습니다.</translation>
    </message>
    <message>
        <source>MAE bends only where a residual is zero: at its minima the gradient jumps instead of vanishing, so that they are not seen as critical points.</source>
        <translation>MAE는 잔차가 0인 곳에서만 굽습니다. 극소점에서 기울기가 사라지지 않고 뛰므로 임계점으로 보이지 않습니다.</translation>
    </message>
    <message>
        <source>{share} of the pre-activations lie exactly on a kink, where there is no Hessian; their slope counts as in PyTorch.</source>
        <translation>활성 전 값의 {share}이(가) 정확히 꺾인 점 위에 있으며, 그곳에는 헤세 행렬이 없습니다. 도함수 값은 PyTorch를 따릅니다.</translation>
    </message>
    <message>
        <source>{what} needs the package {package}, which is not installed: pip install {package}</source>
        <translation>{what}에는 {package} 패키지가 필요한데 설치되어 있지 않습니다: pip install {package}</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>그런 파일이나 폴더가 없습니다</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>권한이 없습니다</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>허용되지 않는 동작입니다</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>파일이 이미 있습니다</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>폴더가 아닙니다</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>폴더입니다</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>장치에 남은 공간이 없습니다</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 파일 시스템입니다</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>파일 이름이 너무 깁니다</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>입출력 오류입니다</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>심볼릭 링크가 너무 많이 겹쳤습니다</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>열린 파일이 너무 많습니다</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>장치나 자원을 다른 곳에서 쓰고 있습니다</translation>
    </message>
    <message>
        <source>{size} are more than a session takes; at most {limit}</source>
        <translation>크기가 {size}입니다. 세션은 {limit}까지입니다</translation>
    </message>
    <message>
        <source>not a session file, or a damaged one: {reason}</source>
        <translation>세션 파일이 아니거나 손상되었습니다: {reason}</translation>
    </message>
    <message>
        <source>{n} {n:file|files} in one session; at most {most}</source>
        <translation>세션 하나에 파일이 {n}개 있습니다. {most}개까지입니다</translation>
    </message>
    <message>
        <source>a file called {name!r} is inside, which no session has</source>
        <translation>세션에 있을 수 없는 파일 {name!r}이(가) 들어 있습니다</translation>
    </message>
    <message>
        <source>{name} is inside twice</source>
        <translation>{name}이(가) 두 번 들어 있습니다</translation>
    </message>
    <message>
        <source>{name} is packed in a way that no session is</source>
        <translation>{name}의 압축 방식이 세션에서 쓰지 않는 것입니다</translation>
    </message>
    <message>
        <source>{name} would unpack to {size}; that is no session</source>
        <translation>{name}은(는) 풀었을 때의 크기가 {size}입니다. 세션이 아닙니다</translation>
    </message>
    <message>
        <source>{name} is not as long as it should be</source>
        <translation>{name}의 길이가 맞지 않습니다</translation>
    </message>
    <message>
        <source>Written to {paths}</source>
        <translation>쓴 곳: {paths}</translation>
    </message>
    <message>
        <source>input or output</source>
        <translation>입력이나 출력</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단했습니다</translation>
    </message>
    <message>
        <source>it goes with a lesson; add --lesson NAME</source>
        <translation>수업과 함께 씁니다. --lesson NAME을 덧붙이십시오</translation>
    </message>
    <message>
        <source>A picture of the window is in {path}</source>
        <translation>창의 그림은 {path}에 있습니다</translation>
    </message>
    <message>
        <source>Training “{name}” off-screen for {seconds:g} {seconds:second|seconds} instead …</source>
        <translation>대신 “{name}”을(를) 화면 밖에서 {seconds:g}초 동안 학습합니다 …</translation>
    </message>
    <message>
        <source>{folder}: {n} {n:step|steps} in {languages}; nothing is wrong</source>
        <translation>{folder}: {n}단계, 언어 {languages}. 잘못된 것이 없습니다</translation>
    </message>
    <message>
        <source>{out} cannot be written; name a file in a folder that you may write to</source>
        <translation>{out}에 쓸 수 없습니다. 쓸 수 있는 폴더의 파일 이름을 주십시오</translation>
    </message>
    <message>
        <source>{out} is the table itself; name another file</source>
        <translation>{out}은(는) 바로 그 표입니다. 다른 파일 이름을 주십시오</translation>
    </message>
    <message>
        <source>only a picture is of one view</source>
        <translation>보기 하나만 담는 것은 그림뿐입니다</translation>
    </message>
    <message>
        <source>{out} is a directory; name a file</source>
        <translation>{out}은(는) 폴더입니다. 파일 이름을 주십시오</translation>
    </message>
    <message>
        <source>a file without an ending</source>
        <translation>확장자가 없는 파일</translation>
    </message>
    <message>
        <source>a picture is a .png or an .svg, not {given}</source>
        <translation>그림은 .png나 .svg여야 합니다. 주어진 것: {given}</translation>
    </message>
    <message>
        <source>no point is in the training set; there is nothing to learn from</source>
        <translation>학습 데이터에 점이 하나도 없어 학습할 것이 없습니다</translation>
    </message>
    <message>
        <source>Drawn points</source>
        <translation>그린 점</translation>
    </message>
    <message>
        <source>it must lie between -{largest:g} and {largest:g}</source>
        <translation>-{largest:g}와(과) {largest:g} 사이여야 합니다</translation>
    </message>
    <message>
        <source>a value is beyond {largest:g}</source>
        <translation>값이 {largest:g}을(를) 벗어났습니다</translation>
    </message>
    <message>
        <source>Drawn function</source>
        <translation>그린 함수</translation>
    </message>
    <message>
        <source>{samples} {samples:sample is|samples are} too few; at least {fewest}</source>
        <translation>표본 {samples}개는 너무 적습니다. {fewest}개 이상이어야 합니다</translation>
    </message>
    <message>
        <source>{n} of at least {fewest} {fewest:row|rows}; add some to train on</source>
        <translation>{fewest}행 이상이어야 하는데 {n}행입니다. 학습할 행을 더하십시오</translation>
    </message>
    <message>
        <source>{n} {n:row is|rows are} too many; at most {most}</source>
        <translation>{n}행은 너무 많습니다. {most}행까지입니다</translation>
    </message>
    <message>
        <source>{column} has a value beyond {largest:g}; use a larger unit for it</source>
        <translation>{column}에 {largest:g}을(를) 벗어난 값이 있습니다. 더 큰 단위를 쓰십시오</translation>
    </message>
    <message>
        <source>{n} of the {all} {all:row|rows} of {name} {n:has|have} no empty cell, at least {fewest} {fewest:is|are} wanted; fill empty cells, or leave out the columns that have them</source>
        <translation>{name}의 {all}행 가운데 빈 셀이 없는 행이 {n}개입니다. {fewest}개 이상이어야 합니다. 빈 셀을 채우거나 빈 셀이 있는 열을 빼십시오</translation>
    </message>
    <message>
        <source>&quot;{target}&quot; is {value:g} in every row of {name}; there is nothing to learn</source>
        <translation>{name}의 모든 행에서 &quot;{target}&quot;이(가) {value:g}입니다. 학습할 것이 없습니다</translation>
    </message>
    <message>
        <source>{name} has no numeric column that is left for the target</source>
        <translation>{name}에는 목표값으로 쓸 숫자 열이 남아 있지 않습니다</translation>
    </message>
    <message>
        <source>{name} has one numeric column, {target}; a feature and a target make two</source>
        <translation>{name}에는 숫자 열이 {target} 하나뿐입니다. 특성과 목표값으로 두 열이 필요합니다</translation>
    </message>
    <message>
        <source>&quot;{feature}&quot; is the target; a feature is another column</source>
        <translation>&quot;{feature}&quot;은(는) 목표값입니다. 특성은 다른 열이어야 합니다</translation>
    </message>
    <message>
        <source>&quot;{feature}&quot; is named twice</source>
        <translation>&quot;{feature}&quot;이(가) 두 번 들어 있습니다</translation>
    </message>
    <message>
        <source>{name} has {count} of at least {fewest} {fewest:row|rows}; add some to train on</source>
        <translation>{name}의 행은 {count}개입니다. {fewest}개 이상이어야 합니다. 학습할 행을 더하십시오</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has {n} different {n:value|values}; as a category a column has at most {most}</source>
        <translation>&quot;{name}&quot;에는 서로 다른 값이 {n}개 있습니다. 범주로 쓰는 열에는 {most}개까지입니다</translation>
    </message>
    <message>
        <source>{n} {n:row|rows} of {inputs} {inputs:input|inputs} would need {size} of memory; choose fewer columns or categories</source>
        <translation>{n}행에 입력 {inputs}개이면 메모리가 {size} 필요합니다. 열이나 범주를 줄이십시오</translation>
    </message>
    <message>
        <source>{name} has no numeric column; its columns are {names}</source>
        <translation>{name}에는 숫자 열이 없습니다. 열은 {names}입니다</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is empty in every row</source>
        <translation>&quot;{name}&quot;은(는) 모든 행에서 비어 있습니다</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not a column of dates all written in one way</source>
        <translation>&quot;{name}&quot;은(는) 한 가지 방식으로 쓴 날짜 열이 아닙니다</translation>
    </message>
    <message>
        <source>{name} has no column &quot;{column}&quot;; its columns are {names}</source>
        <translation>{name}에는 &quot;{column}&quot; 열이 없습니다. 열은 {names}입니다</translation>
    </message>
    <message>
        <source>&quot;{column}&quot; is not a numeric column of {name}</source>
        <translation>&quot;{column}&quot;은(는) {name}의 숫자 열이 아닙니다</translation>
    </message>
    <message>
        <source>{name} has no column &quot;{column}&quot;</source>
        <translation>{name}에는 &quot;{column}&quot; 열이 없습니다</translation>
    </message>
    <message>
        <source>{problem}; the numeric ones are {names}</source>
        <translation>{problem}. 숫자 열은 {names}입니다</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} 외 {n}개</translation>
    </message>
    <message>
        <source>points can be drawn for one input; choose data of one input first</source>
        <translation>점은 입력이 하나일 때 그릴 수 있습니다. 먼저 입력이 하나인 데이터를 고르십시오</translation>
    </message>
    <message>
        <source>{n} {n:point is|points are} too many to draw among; at most {most}</source>
        <translation>점 {n}개는 함께 그리기에 너무 많습니다. {most}개까지입니다</translation>
    </message>
    <message>
        <source>at most {most} {most:point|points} can be drawn</source>
        <translation>점은 {most}개까지 그릴 수 있습니다</translation>
    </message>
    <message>
        <source>line {number}: {shown!r} is not two numbers, x and y</source>
        <translation>{number}번째 줄: {shown!r}은(는) x와 y, 두 수가 아닙니다</translation>
    </message>
    <message>
        <source>line {number}: a value is beyond {largest:g}</source>
        <translation>{number}번째 줄: 값이 {largest:g}을(를) 벗어났습니다</translation>
    </message>
    <message>
        <source>there are no points in this text; a point is a line of two numbers, x and y</source>
        <translation>이 글에는 점이 없습니다. 점 하나는 x와 y, 두 수로 된 한 줄입니다</translation>
    </message>
    <message>
        <source>is none of the categories {names}</source>
        <translation>범주 {names}에 없는 값입니다</translation>
    </message>
    <message>
        <source>is not a date as the others are ({form})</source>
        <translation>다른 셀과 같은 날짜 형식({form})이 아닙니다</translation>
    </message>
    <message>
        <source>is not a finite number</source>
        <translation>유한한 수가 아닙니다</translation>
    </message>
    <message>
        <source>is not a number</source>
        <translation>수가 아닙니다</translation>
    </message>
    <message>
        <source>the row</source>
        <translation>이 행</translation>
    </message>
    <message>
        <source>{place}, column &quot;{column}&quot;: {cell!r} {what}</source>
        <translation>{place}, &quot;{column}&quot; 열의 {cell!r}: {what}</translation>
    </message>
    <message>
        <source>{problem}; {n} such {n:cell|cells}</source>
        <translation>{problem}. 이런 셀이 {n}개 있습니다</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>{n}행</translation>
    </message>
    <message>
        <source>no file is chosen; give the path of a CSV file</source>
        <translation>파일을 고르지 않았습니다. CSV 파일의 경로를 주십시오</translation>
    </message>
    <message>
        <source>the path has a null character in it</source>
        <translation>경로에 널 문자가 있습니다</translation>
    </message>
    <message>
        <source>{name} cannot be read: {problem}</source>
        <translation>{name}을(를) 읽을 수 없습니다: {problem}</translation>
    </message>
    <message>
        <source>{name} is a directory; choose a CSV file in it</source>
        <translation>{name}은(는) 폴더입니다. 그 안의 CSV 파일을 고르십시오</translation>
    </message>
    <message>
        <source>{name} is not a regular file</source>
        <translation>{name}은(는) 보통 파일이 아닙니다</translation>
    </message>
    <message>
        <source>{name} has {size}; reading it would need about {needed} of memory, and at most {most} may be used: cut it down to fewer rows or columns</source>
        <translation>{name}의 크기는 {size}입니다. 읽는 데 메모리가 {needed}쯤 필요한데 {most}까지 쓸 수 있습니다. 행이나 열을 줄이십시오</translation>
    </message>
    <message>
        <source>{name} changed while it was read; open it again once it is written</source>
        <translation>{name}이(가) 읽는 동안 바뀌었습니다. 다 쓰인 뒤에 다시 여십시오</translation>
    </message>
    <message>
        <source>the ) at character {position} closes nothing; remove it or add a ( before it</source>
        <translation>{position}번째 글자의 )에 짝이 없습니다. 지우거나 앞에 (을 넣으십시오</translation>
    </message>
    <message>
        <source>the comma at character {position} stands outside min and max; write decimals with a point</source>
        <translation>{position}번째 글자의 쉼표가 min과 max 밖에 있습니다. 소수점은 점으로 쓰십시오</translation>
    </message>
    <message>
        <source>an operator is missing before {text} at character {position}; write * to multiply</source>
        <translation>{position}번째 글자의 {text} 앞에 연산자가 없습니다. 곱셈은 *로 쓰십시오</translation>
    </message>
    <message>
        <source>the result of {name} is too large</source>
        <translation>{name}의 결과가 너무 큽니다</translation>
    </message>
    <message>
        <source>{problem} at {where}</source>
        <translation>{where}에서: {problem}</translation>
    </message>
    <message>
        <source>the formula is {result:.3g} at {where}; it must lie between -{largest:g} and {largest:g}</source>
        <translation>{where}에서 식의 값이 {result:.3g}입니다. -{largest:g}와(과) {largest:g} 사이여야 합니다</translation>
    </message>
    <message>
        <source>{problem} near {where}</source>
        <translation>{where} 근처에서: {problem}</translation>
    </message>
    <message>
        <source>{problem} ({name} at character {position})</source>
        <translation>{problem} ({position}번째 글자의 {name})</translation>
    </message>
    <message>
        <source>{n} {n:character is|characters are} too many; at most {most}</source>
        <translation>{n}글자는 너무 깁니다. {most}글자까지입니다</translation>
    </message>
    <message>
        <source>the formula is empty; write one in x, such as sin(3*x), or in x1 and x2</source>
        <translation>식이 비어 있습니다. sin(3*x)처럼 x로, 또는 x1과 x2로 쓰십시오</translation>
    </message>
    <message>
        <source>{text!r} at character {position} has no meaning in a formula</source>
        <translation>{position}번째 글자의 {text!r}은(는) 식에서 뜻이 없습니다</translation>
    </message>
    <message>
        <source>both x and {other} are used; write x for one input, x1 and x2 for two</source>
        <translation>x와 {other}을(를) 함께 썼습니다. 입력이 하나이면 x, 둘이면 x1과 x2로 쓰십시오</translation>
    </message>
    <message>
        <source>nested more than {most} deep; write it more simply</source>
        <translation>{most}겹보다 깊이 겹쳤습니다. 더 간단히 쓰십시오</translation>
    </message>
    <message>
        <source>{text} at character {position} stands where a number, x or ( is wanted</source>
        <translation>{position}번째 글자에 {text}이(가) 있습니다. 수, x 또는 (이 와야 합니다</translation>
    </message>
    <message>
        <source>the formula ends where a number, x or ( is wanted</source>
        <translation>식이 끝났습니다. 수, x 또는 (이 와야 합니다</translation>
    </message>
    <message>
        <source>the ( at character {position} is never closed</source>
        <translation>{position}번째 글자의 (이 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>the number at character {position} is too large</source>
        <translation>{position}번째 글자의 수가 너무 큽니다</translation>
    </message>
    <message>
        <source>did you mean {name}?</source>
        <translation>{name}을(를) 쓰려고 했습니까?</translation>
    </message>
    <message>
        <source>known are {names}</source>
        <translation>쓸 수 있는 이름: {names}</translation>
    </message>
    <message>
        <source>unknown name {shown!r} at character {position}; {cure}</source>
        <translation>{position}번째 글자의 이름 {shown!r}을(를) 모릅니다. {cure}</translation>
    </message>
    <message>
        <source>{text} at character {position} needs parentheses: {text}({wanted})</source>
        <translation>{position}번째 글자의 {text}에는 괄호가 필요합니다: {text}({wanted})</translation>
    </message>
    <message>
        <source>{n} {n:value|values}</source>
        <translation>값 {n}개</translation>
    </message>
    <message>
        <source>{text} at character {position} takes {wanted}, not {given}</source>
        <translation>{position}번째 글자의 {text}에는 {wanted}가 필요한데 {given}개가 주어졌습니다</translation>
    </message>
    <message>
        <source>no feature is chosen; the network needs at least one input</source>
        <translation>고른 특성이 없습니다. 신경망에는 입력이 하나 이상 필요합니다</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not one of {names}</source>
        <translation>&quot;{name}&quot;은(는) {names} 가운데 하나가 아닙니다</translation>
    </message>
    <message>
        <source>division by zero</source>
        <translation>0으로 나눕니다</translation>
    </message>
    <message>
        <source>zero to a negative power, or a negative number to a power that is not whole</source>
        <translation>0의 음수 제곱이거나, 음수의 정수가 아닌 제곱입니다</translation>
    </message>
    <message>
        <source>tan has a pole</source>
        <translation>tan의 값이 없는 점입니다</translation>
    </message>
    <message>
        <source>asin of a number outside -1 to 1</source>
        <translation>-1에서 1을 벗어난 수의 asin입니다</translation>
    </message>
    <message>
        <source>acos of a number outside -1 to 1</source>
        <translation>-1에서 1을 벗어난 수의 acos입니다</translation>
    </message>
    <message>
        <source>log of a number that is not above 0</source>
        <translation>0보다 크지 않은 수의 log입니다</translation>
    </message>
    <message>
        <source>log10 of a number that is not above 0</source>
        <translation>0보다 크지 않은 수의 log10입니다</translation>
    </message>
    <message>
        <source>sqrt of a negative number</source>
        <translation>음수의 sqrt입니다</translation>
    </message>
    <message>
        <source>{name}: {problem}</source>
        <translation>{name}: {problem}</translation>
    </message>
    <message>
        <source>{name} is empty; a first line with names and then rows are wanted</source>
        <translation>{name}은(는) 비어 있습니다. 첫 줄에 이름, 그다음에 행이 있어야 합니다</translation>
    </message>
    <message>
        <source>{name} is not a table: a quotation mark is opened and never closed</source>
        <translation>{name}은(는) 표가 아닙니다. 따옴표가 열리고 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>{name} has names in its first line but no rows</source>
        <translation>{name}에는 첫 줄의 이름만 있고 행이 없습니다</translation>
    </message>
    <message>
        <source>{name} has more than {most} {most:row|rows}; cut it down</source>
        <translation>{name}의 행이 {most}개보다 많습니다. 줄이십시오</translation>
    </message>
    <message>
        <source>{name} has two columns named &quot;{column}&quot;, the {first} and the {second}; rename one</source>
        <translation>{name}에 &quot;{column}&quot;이라는 열이 두 개 있습니다({first}와 {second}). 하나의 이름을 바꾸십시오</translation>
    </message>
    <message>
        <source>{n}st</source>
        <translation>{n}번째</translation>
    </message>
    <message>
        <source>{n}nd</source>
        <translation>{n}번째</translation>
    </message>
    <message>
        <source>{n}rd</source>
        <translation>{n}번째</translation>
    </message>
    <message>
        <source>{n}th</source>
        <translation>{n}번째</translation>
    </message>
    <message>
        <source>reading CSV files needs pandas, which is not installed: pip install pandas</source>
        <translation>CSV 파일을 읽으려면 pandas가 필요한데 설치되어 있지 않습니다: pip install pandas</translation>
    </message>
    <message>
        <source>{name} is not a table: {problem}</source>
        <translation>{name}은(는) 표가 아닙니다: {problem}</translation>
    </message>
    <message>
        <source>the rows of {name} have more cells than its first line has names; row {wide} is the first</source>
        <translation>{name}의 행에 첫 줄의 이름보다 셀이 많습니다. {wide}행이 처음입니다</translation>
    </message>
    <message>
        <source>row {line} has {seen} {seen:cell|cells} and the rows before it {expected}</source>
        <translation>{line}행에는 셀이 {seen}개인데 그 앞의 행에는 {expected}개입니다</translation>
    </message>
    <message>
        <source>a quotation mark is opened and never closed</source>
        <translation>따옴표가 열리고 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>this is not a text file; save the table as CSV</source>
        <translation>텍스트 파일이 아닙니다. 표를 CSV로 저장하십시오</translation>
    </message>
    <message>
        <source>{name} is not {label} text (row {line}, byte {byte}); choose another encoding</source>
        <translation>{name}은(는) {label} 텍스트가 아닙니다({line}행, {byte}번째 바이트). 다른 인코딩을 고르십시오</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>a number with decimals</source>
        <translation>소수</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 또는 false</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>객체</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>{wanted} is wanted here, and this is {given}</source>
        <translation>여기에는 {wanted}이(가) 와야 하는데, 지금 값은 {given}입니다</translation>
    </message>
    <message>
        <source>wanted here: a list of {wanted} {wanted:value|values}</source>
        <translation>여기에는 값이 {wanted}개인 목록이 와야 합니다</translation>
    </message>
    <message>
        <source>Object missing required field `{name}`</source>
        <translation>필요한 항목 `{name}`이(가) 없습니다</translation>
    </message>
    <message>
        <source>Object contains unknown field `{name}`</source>
        <translation>모르는 항목 `{name}`이(가) 있습니다</translation>
    </message>
    <message>
        <source>Invalid value {value}</source>
        <translation>값 {value}은(는) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Input data was truncated</source>
        <translation>데이터가 중간에 끊겼습니다</translation>
    </message>
    <message>
        <source>JSON is malformed: {problem} (byte {n})</source>
        <translation>JSON 형식이 잘못되었습니다: {problem} ({n}번째 바이트)</translation>
    </message>
    <message>
        <source>Number out of range</source>
        <translation>수가 범위를 벗어났습니다</translation>
    </message>
    <message>
        <source>Integer value out of range</source>
        <translation>정수가 범위를 벗어났습니다</translation>
    </message>
    <message>
        <source>{problem} - at `{place}`</source>
        <translation>{problem} - `{place}`</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>너무 깊이 중첩되어 있습니다</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} 또는 {other}</translation>
    </message>
    <message>
        <source>The last update changed {layer} by {growth:,.3g} times the size of its parameters.</source>
        <translation>마지막 갱신으로 {layer}이(가) 그 매개변수 크기의 {growth:,.3g}배만큼 바뀌었습니다.</translation>
    </message>
    <message>
        <source>The gradient of {layer} is the largest, with a norm of {norm:.3g}.</source>
        <translation>{layer}의 기울기가 가장 큽니다. 노름은 {norm:.3g}입니다.</translation>
    </message>
    <message>
        <source>{loss:.3g}</source>
        <translation>{loss:.3g}</translation>
    </message>
    <message>
        <source>{loss} (it was {before:.3g} one update earlier)</source>
        <translation>{loss}(한 번 전 갱신에서는 {before:.3g})</translation>
    </message>
    <message>
        <source>Diverged at update {update}: the loss is {loss}. {cause} The parameters from before it are kept. Reset, and try {advice}.</source>
        <translation>갱신 {update}에서 발산했습니다. 손실은 {loss}입니다. {cause} 그 전의 매개변수는 남아 있습니다. 초기화한 뒤 이렇게 해 보십시오: {advice}.</translation>
    </message>
    <message>
        <source>{first}, or {rest}</source>
        <translation>{first}, 또는 {rest}</translation>
    </message>
    <message>
        <source>layer {n} ({activation})</source>
        <translation>{n}층({activation})</translation>
    </message>
    <message>
        <source>The pre-activations of {layer} overflowed.</source>
        <translation>{layer}의 활성 전 값이 넘쳤습니다.</translation>
    </message>
    <message>
        <source>The gradient of {layer} overflowed.</source>
        <translation>{layer}의 기울기가 넘쳤습니다.</translation>
    </message>
    <message>
        <source>a learning rate of {rate:g} instead of {now:g}</source>
        <translation>학습률을 {now:g} 대신 {rate:g}(으)로</translation>
    </message>
    <message>
        <source>clipping the gradient at a norm of 1</source>
        <translation>기울기를 노름 1에서 자르기</translation>
    </message>
    <message>
        <source>a smaller start (Xavier or He initialisation)</source>
        <translation>더 작은 시작값(Xavier나 He 초기화)</translation>
    </message>
    <message>
        <source>standardised data</source>
        <translation>표준화한 데이터</translation>
    </message>
    <message>
        <source>an animation is a .gif or an .mp4, not {suffix}</source>
        <translation>애니메이션은 .gif나 .mp4여야 합니다. 주어진 것: {suffix}</translation>
    </message>
    <message>
        <source>{problem} (a .gif needs only Pillow)</source>
        <translation>{problem} (.gif에는 Pillow만 있으면 됩니다)</translation>
    </message>
    <message>
        <source>{path} is what the export is made from; choose another name</source>
        <translation>{path}은(는) 내보내기의 바탕이 되는 파일입니다. 다른 이름을 고르십시오</translation>
    </message>
    <message>
        <source>null: this run has no end; give --updates</source>
        <translation>null: 이 실행에는 끝이 없습니다. --updates를 주십시오</translation>
    </message>
    <message>
        <source>this run has no end and has not begun; train first, or set the number of epochs</source>
        <translation>이 실행은 끝이 없고 시작하지도 않았습니다. 먼저 학습하거나 에포크 수를 정하십시오</translation>
    </message>
    <message>
        <source>A small neural network for regression, trained with plain PyTorch.

Written by Deep Regression Playground, whose run it repeats to the bit: with PyTorch {torch}, NumPy and
one thread its parameters come out equal in every bit. It prints the losses and writes the parameters to
weights.safetensors beside itself, named as in the nn.Sequential below (needs safetensors).
</source>
        <translation>PyTorch만으로 학습하는 회귀용 작은 신경망입니다.

Deep Regression Playground가 썼으며, 그 실행을 비트까지 똑같이 되풀이합니다. PyTorch {torch}, NumPy,
스레드 하나로 실행하면 매개변수의 모든 비트가 같습니다. 손실을 출력하고, 매개변수를 이 파일 옆의
weights.safetensors에 아래 nn.Sequential의 이름으로 씁니다(safetensors 필요).
</translation>
    </message>
    <message>
        <source>{stem}.py would be taken for Python&apos;s {stem}; choose another name</source>
        <translation>{stem}.py는 Python의 {stem}(으)로 잘못 불려 올 수 있습니다. 다른 이름을 고르십시오</translation>
    </message>
    <message>
        <source>Experiment: {name}</source>
        <translation>실험: {name}</translation>
    </message>
    <message>
        <source>more threads add up in another order: other last bits</source>
        <translation>스레드가 더 많으면 더하는 순서가 달라져 마지막 비트가 달라집니다</translation>
    </message>
    <message>
        <source>Parameters by their names in the `nn.Sequential`, read by `model.load_state_dict(load_file(…))`.</source>
        <translation>`nn.Sequential`의 이름으로 쓴 매개변수입니다. `model.load_state_dict(load_file(…))`로 읽습니다.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>null: this run has no end; give --epochs or --updates</source>
        <translation>null: 이 실행에는 끝이 없습니다. --epochs나 --updates를 주십시오</translation>
    </message>
    <message>
        <source>{out} cannot be written to: {problem}</source>
        <translation>{out}에 쓸 수 없습니다: {problem}</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>No fit.png: {problem}</source>
        <translation>fit.png를 쓰지 않았습니다: {problem}</translation>
    </message>
    <message>
        <source>max_epochs</source>
        <translation>최대 에포크</translation>
    </message>
    <message>
        <source>max_updates</source>
        <translation>최대 갱신</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>{epochs} {epochs:epoch|epochs}, {updates} {updates:update|updates} in {seconds:.1f} s; stopped: {stopped}</source>
        <translation>에포크 {epochs}번, 갱신 {updates}번, {seconds:.1f}초. 멈춘 까닭: {stopped}</translation>
    </message>
    <message>
        <source>{n} of {rows} {rows:row|rows} {n:has an empty cell and is|have an empty cell and are} left out</source>
        <translation>{rows}행 가운데 빈 셀이 있는 {n}행을 뺐습니다</translation>
    </message>
    <message>
        <source>{n} empty {n:cell|cells} in {rows} {rows:row holds|rows hold} the median of the training rows</source>
        <translation>{rows}행의 빈 셀 {n}개를 학습 행의 중앙값으로 채웠습니다</translation>
    </message>
    <message>
        <source>{name:5}  loss {loss:.4g}   RMSE {rmse:.4g}   R² {r2:.4f}</source>
        <translation>{name:5}  손실 {loss:.4g}   RMSE {rmse:.4g}   R² {r2:.4f}</translation>
    </message>
    <message>
        <source>On the test set the network beats least squares, whose RMSE is {rmse:.4g}</source>
        <translation>시험 데이터에서 신경망이 최소제곱법(RMSE {rmse:.4g})보다 낫습니다</translation>
    </message>
    <message>
        <source>On the test set the network does not beat least squares, whose RMSE is {rmse:.4g}</source>
        <translation>시험 데이터에서 신경망이 최소제곱법(RMSE {rmse:.4g})보다 낫지 않습니다</translation>
    </message>
    <message>
        <source>The window needs system libraries that are missing here: {names}
On Debian or Ubuntu they come with:
  apt install {packages}</source>
        <translation>창을 띄우는 데 필요한 시스템 라이브러리가 없습니다: {names}
Debian이나 Ubuntu에서는 이렇게 설치합니다:
  apt install {packages}</translation>
    </message>
    <message>
        <source>No display: {names} are not set.</source>
        <translation>화면이 없습니다: {names} 환경 변수가 설정되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>{first} and {rest}</source>
        <translation>{first}, {rest}</translation>
    </message>
    <message>
        <source>No display: {names} does not answer.</source>
        <translation>화면이 없습니다: {names}이(가) 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>a lesson has at least one step</source>
        <translation>수업에는 단계가 하나 이상 있어야 합니다</translation>
    </message>
    <message>
        <source>a lesson has a text, en.md or ko.md</source>
        <translation>수업에는 본문 en.md나 ko.md가 있어야 합니다</translation>
    </message>
    <message>
        <source>no example is called {experiment!r}</source>
        <translation>{experiment!r}라는 예제가 없습니다</translation>
    </message>
    <message>
        <source>larger than {most} MB</source>
        <translation>{most} MB보다 큽니다</translation>
    </message>
    <message>
        <source>cannot be read: {problem}</source>
        <translation>읽을 수 없습니다: {problem}</translation>
    </message>
    <message>
        <source>not UTF-8 text (byte {start})</source>
        <translation>UTF-8 텍스트가 아닙니다({start}번째 바이트)</translation>
    </message>
    <message>
        <source>format {format} is not {ours}, which is read here</source>
        <translation>형식이 {format}입니다. 여기서 읽는 형식은 {ours}입니다</translation>
    </message>
    <message>
        <source>a second step {name!r}</source>
        <translation>단계 {name!r}이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>no “## [{name}] …” for the step {name!r}</source>
        <translation>단계 {name!r}의 “## [{name}] …”이 없습니다</translation>
    </message>
    <message>
        <source>the step [{name}] is not one of {names}</source>
        <translation>단계 [{name}]은(는) {names} 가운데 하나가 아닙니다</translation>
    </message>
    <message>
        <source>no “### [{name}] …” for the question {name!r}</source>
        <translation>질문 {name!r}의 “### [{name}] …”이 없습니다</translation>
    </message>
    <message>
        <source>the right option [{right}] is not listed</source>
        <translation>맞는 선택지 [{right}]이(가) 목록에 없습니다</translation>
    </message>
    <message>
        <source>a number is asked for; there are no options to choose from</source>
        <translation>수를 묻는 질문이므로 고를 선택지가 없어야 합니다</translation>
    </message>
    <message>
        <source>lesson.json asks no question {name!r} in this step</source>
        <translation>lesson.json의 이 단계에는 질문 {name!r}이(가) 없습니다</translation>
    </message>
    <message>
        <source>{place}.{where}: {problem}</source>
        <translation>{place}.{where}: {problem}</translation>
    </message>
    <message>
        <source>&quot;{exercise}&quot; is not one of {names}</source>
        <translation>&quot;{exercise}&quot;은(는) {names} 가운데 하나가 아닙니다</translation>
    </message>
    <message>
        <source>{speed:g} {speed:update|updates} a second; it is above 0</source>
        <translation>초당 갱신 {speed:g}번입니다. 0보다 커야 합니다</translation>
    </message>
    <message>
        <source>{n} is not between 1 and {most}</source>
        <translation>{n}은(는) 1과 {most} 사이가 아닙니다</translation>
    </message>
    <message>
        <source>it counts neither loss, parameters, updates nor answers</source>
        <translation>손실, 매개변수, 갱신, 답 가운데 어느 것도 세지 않습니다</translation>
    </message>
    <message>
        <source>[{limit:g}, {best:g}] is no limit with a best value below it, both above 0</source>
        <translation>[{limit:g}, {best:g}]은(는) 한계와 그보다 작은 최고값이 아닙니다. 둘 다 0보다 커야 합니다</translation>
    </message>
    <message>
        <source>it says neither updates nor a state</source>
        <translation>updates도 state도 없습니다</translation>
    </message>
    <message>
        <source>layers count from 1; -1 is the output layer</source>
        <translation>층은 1부터 셉니다. -1은 출력층입니다</translation>
    </message>
    <message>
        <source>it says neither below nor above</source>
        <translation>below도 above도 없습니다</translation>
    </message>
    <message>
        <source>it says neither equals, below nor above</source>
        <translation>equals, below, above 가운데 어느 것도 없습니다</translation>
    </message>
    <message>
        <source>it says neither equals, one_of, below nor above</source>
        <translation>equals, one_of, below, above 가운데 어느 것도 없습니다</translation>
    </message>
    <message>
        <source>a text begins with its title, “# …”</source>
        <translation>본문은 제목 “# …”으로 시작합니다</translation>
    </message>
    <message>
        <source>a second step [{found}]</source>
        <translation>단계 [{found}]이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>a second question [{found}] in this step</source>
        <translation>이 단계에 질문 [{found}]이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>a heading in a step is “### Hints” or “### [name] question”</source>
        <translation>단계 안의 제목은 “### Hints”나 “### [이름] 질문”입니다</translation>
    </message>
    <message>
        <source>hints are a numbered list: “1. …”</source>
        <translation>힌트는 번호를 매긴 목록입니다: “1. …”</translation>
    </message>
    <message>
        <source>a second option [{found}]</source>
        <translation>선택지 [{found}]이(가) 두 번 있습니다</translation>
    </message>
    <message>
        <source>{n} {n:hint|hints}; there are {hints} of them, or none</source>
        <translation>힌트가 {n}개입니다. {hints}개이거나 없어야 합니다</translation>
    </message>
    <message>
        <source>option [{key}] has no answer after “::”</source>
        <translation>선택지 [{key}]의 “::” 뒤에 답이 없습니다</translation>
    </message>
    <message>
        <source>this experiment is too long for a line of text, because of its points; save a file</source>
        <translation>이 실험은 점이 많아 한 줄 텍스트로 쓰기에 너무 깁니다. 파일로 저장하십시오</translation>
    </message>
    <message>
        <source>this is far longer than the link text of an experiment</source>
        <translation>실험의 링크 텍스트보다 훨씬 깁니다</translation>
    </message>
    <message>
        <source>there is no link text here; one begins with {prefix}</source>
        <translation>링크 텍스트가 없습니다. 링크 텍스트는 {prefix}(으)로 시작합니다</translation>
    </message>
    <message>
        <source>this link text is of version {version}; this program reads version 1</source>
        <translation>이 링크 텍스트의 판은 {version}입니다. 이 프로그램은 1판을 읽습니다</translation>
    </message>
    <message>
        <source>this link text is damaged or was cut short; copy all of it</source>
        <translation>링크 텍스트가 손상되었거나 잘렸습니다. 전체를 복사하십시오</translation>
    </message>
    <message>
        <source>{folder} is not a folder; give one that “train” has written</source>
        <translation>{folder}은(는) 폴더가 아닙니다. “train”이 쓴 폴더를 주십시오</translation>
    </message>
    <message>
        <source>format {format} is not one this version reads; it reads {ours}</source>
        <translation>형식 {format}은(는) 이 판에서 읽는 형식이 아닙니다. 읽는 형식은 {ours}입니다</translation>
    </message>
    <message>
        <source>{name} has {n} {n:value|values} for {inputs} {inputs:input|inputs}</source>
        <translation>{name}의 값이 {n}개인데 입력은 {inputs}개입니다</translation>
    </message>
    <message>
        <source>{name} has a value that is not finite</source>
        <translation>{name}에 유한하지 않은 값이 있습니다</translation>
    </message>
    <message>
        <source>the network has no inputs</source>
        <translation>신경망에 입력이 없습니다</translation>
    </message>
    <message>
        <source>the scaling of the target is not finite</source>
        <translation>목표값의 스케일링이 유한하지 않습니다</translation>
    </message>
    <message>
        <source>a deviation is not above zero</source>
        <translation>0보다 크지 않은 표준편차가 있습니다</translation>
    </message>
    <message>
        <source>it is not a safetensors file of this network ({error})</source>
        <translation>이 신경망의 safetensors 파일이 아닙니다({error})</translation>
    </message>
    <message>
        <source>{name} is not there as {shape} numbers of 32 bits, as {file} wants it</source>
        <translation>{file}에 적힌 대로 {name}이(가) 32비트 수 {shape}개로 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>{name} is none of this network&apos;s parameters</source>
        <translation>{name}은(는) 이 신경망의 매개변수가 아닙니다</translation>
    </message>
    <message>
        <source>a parameter is not finite: the run has diverged, and the network predicts nothing</source>
        <translation>유한하지 않은 매개변수가 있습니다. 실행이 발산하여 이 신경망으로는 예측할 수 없습니다</translation>
    </message>
    <message>
        <source>{size} are too many; at most {most}</source>
        <translation>크기가 {size}(으)로 너무 큽니다. {most}까지입니다</translation>
    </message>
    <message>
        <source>{path}: {problem}</source>
        <translation>{path}: {problem}</translation>
    </message>
    <message>
        <source>{out} cannot be written: {problem}</source>
        <translation>{out}에 쓸 수 없습니다: {problem}</translation>
    </message>
    <message>
        <source>{n} of {rows} {rows:row|rows} of {table} {n:has|have} a prediction of {target}</source>
        <translation>{table}의 {rows}행 가운데 {n}행에 {target}의 예측값이 있습니다</translation>
    </message>
    <message>
        <source>{n} {n:has|have} an empty cell, which nothing fills, and none</source>
        <translation>{n}행은 채울 수 없는 빈 셀이 있어 예측값이 없습니다</translation>
    </message>
    <message>
        <source>{n} {n:has|have} a value that was not met in training, where a prediction is a guess; the first: {first}</source>
        <translation>{n}행에는 학습 때 만나지 않은 값이 있어 예측이 짐작에 그칩니다. 첫 행: {first}</translation>
    </message>
    <message>
        <source>{first}
{rest}</source>
        <translation>{first}
{rest}</translation>
    </message>
    <message>
        <source>the rows of {name} could not be told apart; take blank lines out of it</source>
        <translation>{name}의 행을 구별할 수 없습니다. 빈 줄을 지우십시오</translation>
    </message>
    <message>
        <source>row {n}, column &quot;{column}&quot;: {value:g} is outside {low:g} to {high:g}, the range in training</source>
        <translation>{n}행, &quot;{column}&quot; 열: {value:g}은(는) 학습 때의 범위 {low:g}에서 {high:g}까지를 벗어납니다</translation>
    </message>
    <message>
        <source>the state of a generator of random numbers in it is none</source>
        <translation>난수 생성기의 상태가 올바르지 않습니다</translation>
    </message>
    <message>
        <source>{optimizer} does not remember {names}, as this run says</source>
        <translation>{optimizer}은(는) 이 실행에 적힌 {names}을(를) 기억하지 않습니다</translation>
    </message>
    <message>
        <source>its curves cannot be: {problem}</source>
        <translation>곡선이 올바르지 않습니다: {problem}</translation>
    </message>
    <message>
        <source>{runs} of these networks at once would need {needed} of memory, at most {most}: use fewer units, or a smaller batch</source>
        <translation>이 신경망 {runs}개를 한꺼번에 학습하려면 메모리가 {needed} 필요한데 {most}까지입니다. 유닛을 줄이거나 배치를 줄이십시오</translation>
    </message>
    <message>
        <source>one update of {runs} of these networks at once is {work:.3g} billion multiplications, at most {most:g} billion: use fewer units, or a smaller batch</source>
        <translation>이 신경망 {runs}개를 한꺼번에 한 번 갱신하려면 곱셈이 {work:.3g}×10⁹번 필요한데 {most:g}×10⁹번까지입니다. 유닛을 줄이거나 배치를 줄이십시오</translation>
    </message>
    <message>
        <source>it names an experiment that is not there</source>
        <translation>없는 실험을 가리킵니다</translation>
    </message>
    <message>
        <source>a run has a number that none has</source>
        <translation>있을 수 없는 실행 번호가 있습니다</translation>
    </message>
    <message>
        <source>its undo steps are too many, or not those that it says</source>
        <translation>실행 취소 단계가 너무 많거나 적힌 것과 다릅니다</translation>
    </message>
    <message>
        <source>it was saved at a step that is not there</source>
        <translation>없는 단계에서 저장되었습니다</translation>
    </message>
    <message>
        <source>two kept runs have the same number</source>
        <translation>남겨 둔 실행 두 개의 번호가 같습니다</translation>
    </message>
    <message>
        <source>a kept run has a number that none has</source>
        <translation>남겨 둔 실행의 번호가 있을 수 없는 것입니다</translation>
    </message>
    <message>
        <source>an undo step is called nothing that can be read</source>
        <translation>실행 취소 단계의 이름을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>{path} is a directory; a session is one file</source>
        <translation>{path}은(는) 폴더입니다. 세션은 파일 하나입니다</translation>
    </message>
    <message>
        <source>{path} has {size}; a session has at most {limit}</source>
        <translation>{path}의 크기는 {size}입니다. 세션은 {limit}까지입니다</translation>
    </message>
    <message>
        <source>{manifest} is missing, so this is no session</source>
        <translation>{manifest}이(가) 없으므로 세션이 아닙니다</translation>
    </message>
    <message>
        <source>{name} is inside, to which nothing refers</source>
        <translation>아무것도 가리키지 않는 {name}이(가) 들어 있습니다</translation>
    </message>
    <message>
        <source>the run that is called {name!r} is missing</source>
        <translation>실행 {name!r}이(가) 없습니다</translation>
    </message>
    <message>
        <source>{name}: its data are missing</source>
        <translation>{name}: 데이터가 없습니다</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>객체가 아닙니다</translation>
    </message>
    <message>
        <source>{format!r} is not a format this version reads; it reads {ours}</source>
        <translation>{format!r}은(는) 이 판에서 읽는 형식이 아닙니다. 읽는 형식은 {ours}입니다</translation>
    </message>
    <message>
        <source>{manifest}: {problem}</source>
        <translation>{manifest}: {problem}</translation>
    </message>
    <message>
        <source>this session takes {needed}, at most {limit} can be saved; delete kept runs</source>
        <translation>이 세션의 크기는 {needed}입니다. {limit}까지 저장할 수 있습니다. 남겨 둔 실행을 지우십시오</translation>
    </message>
    <message>
        <source>its rows or features are too few, or too many</source>
        <translation>행이나 특성이 너무 적거나 너무 많습니다</translation>
    </message>
    <message>
        <source>an array is missing, or one too many is there</source>
        <translation>배열이 하나 없거나 하나 더 있습니다</translation>
    </message>
    <message>
        <source>{key} has a wrong shape or type</source>
        <translation>{key}의 모양이나 형이 다릅니다</translation>
    </message>
    <message>
        <source>{key} has values that are too large, or no numbers</source>
        <translation>{key}에 너무 크거나 수가 아닌 값이 있습니다</translation>
    </message>
    <message>
        <source>a scaling divides by nothing</source>
        <translation>0으로 나누는 스케일링이 있습니다</translation>
    </message>
    <message>
        <source>its encoding gives other features</source>
        <translation>인코딩에서 다른 특성이 나옵니다</translation>
    </message>
    <message>
        <source>its subsets have a wrong shape or type</source>
        <translation>데이터 구분의 모양이나 형이 다릅니다</translation>
    </message>
    <message>
        <source>its subsets share rows, or have rows that are not there</source>
        <translation>데이터 구분이 행을 함께 쓰거나 없는 행을 가리킵니다</translation>
    </message>
    <message>
        <source>{name}: an array is missing, or one too many is there</source>
        <translation>{name}: 배열이 하나 없거나 하나 더 있습니다</translation>
    </message>
    <message>
        <source>{name}: {key} has a wrong type or shape</source>
        <translation>{name}: {key}의 모양이나 형이 다릅니다</translation>
    </message>
    <message>
        <source>{name}: its data have different features</source>
        <translation>{name}: 데이터의 특성이 다릅니다</translation>
    </message>
    <message>
        <source>{name}: its experiments have different shapes</source>
        <translation>{name}: 실험들의 모양이 다릅니다</translation>
    </message>
    <message>
        <source>{name}: its parameters are not those of its network on its data</source>
        <translation>{name}: 매개변수가 이 데이터에 대한 이 신경망의 것이 아닙니다</translation>
    </message>
    <message>
        <source>{name}: there are numbers where no parameter is</source>
        <translation>{name}: 매개변수가 없는 자리에 수가 있습니다</translation>
    </message>
    <message>
        <source>{name}: its ratios are not those of its layers</source>
        <translation>{name}: 비율이 층에 맞지 않습니다</translation>
    </message>
    <message>
        <source>{name}: the rows of an epoch have other features</source>
        <translation>{name}: 한 에포크의 행에 다른 특성이 있습니다</translation>
    </message>
    <message>
        <source>{name}: it is at a row that its data have not</source>
        <translation>{name}: 데이터에 없는 행에 있습니다</translation>
    </message>
    <message>
        <source>{name}: it diverged in a layer that is not there</source>
        <translation>{name}: 없는 층에서 발산했습니다</translation>
    </message>
    <message>
        <source>its experiments, data or snapshots are none, or too many</source>
        <translation>실험, 데이터 또는 스냅숏이 없거나 너무 많습니다</translation>
    </message>
    <message>
        <source>a best moment has another one</source>
        <translation>가장 좋은 순간에 또 다른 가장 좋은 순간이 있습니다</translation>
    </message>
    <message>
        <source>its row sets are not those that it says</source>
        <translation>행 집합이 적힌 것과 다릅니다</translation>
    </message>
    <message>
        <source>it names something that is not there</source>
        <translation>없는 것을 가리킵니다</translation>
    </message>
    <message>
        <source>its snapshots are not in order</source>
        <translation>스냅숏이 순서대로 있지 않습니다</translation>
    </message>
    <message>
        <source>a stride that is none</source>
        <translation>간격이 올바르지 않습니다</translation>
    </message>
    <message>
        <source>a count that is none</source>
        <translation>개수가 올바르지 않습니다</translation>
    </message>
    <message>
        <source>it stopped for a reason that is not known</source>
        <translation>멈춘 까닭을 알 수 없습니다</translation>
    </message>
    <message>
        <source>it does not say why it stopped</source>
        <translation>멈춘 까닭이 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>a loss that is no number</source>
        <translation>수가 아닌 손실이 있습니다</translation>
    </message>
    <message>
        <source>parameters that are no numbers</source>
        <translation>수가 아닌 매개변수가 있습니다</translation>
    </message>
    <message>
        <source>its curves have a wrong shape</source>
        <translation>곡선의 모양이 다릅니다</translation>
    </message>
    <message>
        <source>an epoch that is none</source>
        <translation>에포크가 올바르지 않습니다</translation>
    </message>
    <message>
        <source>its epochs are not in order</source>
        <translation>에포크가 순서대로 있지 않습니다</translation>
    </message>
    <message>
        <source>its header does not say what it holds</source>
        <translation>머리글에 무엇이 들었는지 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>{n} {n:tensor|tensors}; at most {most}</source>
        <translation>텐서가 {n}개입니다. {most}개까지입니다</translation>
    </message>
    <message>
        <source>{name}, tensor {key!r}</source>
        <translation>{name}, 텐서 {key!r}</translation>
    </message>
    <message>
        <source>its tensors overlap, or leave gaps</source>
        <translation>텐서가 겹치거나 사이가 빕니다</translation>
    </message>
    <message>
        <source>it is cut short, or longer than its header says</source>
        <translation>잘렸거나 머리글에 적힌 것보다 깁니다</translation>
    </message>
    <message>
        <source>tensor {key!r} has a shape that cannot be</source>
        <translation>텐서 {key!r}의 모양이 올바르지 않습니다</translation>
    </message>
    <message>
        <source>its checksum is another one: it was damaged</source>
        <translation>검사합이 다릅니다. 손상되었습니다</translation>
    </message>
    <message>
        <source>it is cut short</source>
        <translation>잘렸습니다</translation>
    </message>
    <message>
        <source>a header of {size}; at most {most}</source>
        <translation>머리글의 크기가 {size}입니다. {most}까지입니다</translation>
    </message>
    <message>
        <source>its header cannot be read ({problem})</source>
        <translation>머리글을 읽을 수 없습니다({problem})</translation>
    </message>
    <message>
        <source>its header is not an object</source>
        <translation>머리글이 객체가 아닙니다</translation>
    </message>
    <message>
        <source>the same name twice</source>
        <translation>같은 이름이 두 번 나옵니다</translation>
    </message>
    <message>
        <source>type, shape or place is missing</source>
        <translation>형, 모양 또는 자리가 없습니다</translation>
    </message>
    <message>
        <source>{dtype!r} is not one of {names}</source>
        <translation>{dtype!r}은(는) {names} 가운데 하나가 아닙니다</translation>
    </message>
    <message>
        <source>its shape is not one</source>
        <translation>모양이 올바르지 않습니다</translation>
    </message>
    <message>
        <source>its place is not one</source>
        <translation>자리가 올바르지 않습니다</translation>
    </message>
    <message>
        <source>its shape and its size do not fit together</source>
        <translation>모양과 크기가 서로 맞지 않습니다</translation>
    </message>
    <message>
        <source>this run could not be set up ({kind})</source>
        <translation>이 실행을 준비하지 못했습니다({kind})</translation>
    </message>
    <message>
        <source>Deep sigmoid: the gradient vanishes</source>
        <translation>깊은 시그모이드: 기울기가 사라집니다</translation>
    </message>
    <message>
        <source>Ten sigmoid layers. Watch the gradient fall by a factor of about four at every layer on its way back: the first layer gets less than a ten-thousandth of the last one&apos;s, and the fit stays flat.</source>
        <translation>시그모이드 층이 열 개입니다. 되돌아오는 길의 층마다 기울기가 4분의 1쯤으로 줄어드는 것을 보십시오. 첫 층은 마지막 층이 받는 기울기의 만분의 일도 받지 못하고, 적합은 평평하게 남습니다.</translation>
    </message>
    <message>
        <source>Deep ReLU: the gradient arrives</source>
        <translation>깊은 ReLU: 기울기가 도착합니다</translation>
    </message>
    <message>
        <source>The same ten layers, data, seeds and learning rate with ReLU: the gradient reaches the first layer at full size, and the loss falls more than a hundredfold.</source>
        <translation>같은 층 열 개, 같은 데이터, 시드, 학습률에 ReLU를 씁니다. 기울기가 줄지 않고 첫 층에 닿으며, 손실이 100분의 1보다 더 작아집니다.</translation>
    </message>
    <message>
        <source>Ten ReLU layers that start with weights so large that signals and gradients nearly double at every layer. Step through the first updates: each makes the loss larger still, and after four the numbers overflow.</source>
        <translation>ReLU 층 열 개가 아주 큰 가중치에서 시작하여, 층마다 신호와 기울기가 거의 두 배가 됩니다. 처음 몇 번의 갱신을 하나씩 보십시오. 갱신할 때마다 손실이 더 커지고, 네 번 뒤에는 수가 넘칩니다.</translation>
    </message>
    <message>
        <source>Dying ReLU</source>
        <translation>죽어 가는 ReLU</translation>
    </message>
    <message>
        <source>Three ReLU layers with a learning rate that is too large: within a hundred updates most units are pushed below zero for every sample, get no gradient any more, and never come back.</source>
        <translation>ReLU 층 세 개에 학습률이 너무 큽니다. 100번 갱신하기 전에 대부분의 유닛이 모든 표본에서 0 아래로 밀려나, 더는 기울기를 받지 못하고 되살아나지 않습니다.</translation>
    </message>
    <message>
        <source>LeakyReLU to the rescue</source>
        <translation>LeakyReLU로 살리기</translation>
    </message>
    <message>
        <source>The same network, data, seeds and learning rate with LeakyReLU, α = 0.1: no unit can die, and the sine is learnt.</source>
        <translation>같은 신경망, 데이터, 시드, 학습률에 LeakyReLU(α = 0.1)를 씁니다. 어떤 유닛도 죽지 않으며 사인을 배웁니다.</translation>
    </message>
    <message>
        <source>Linear stack: depth without bends</source>
        <translation>선형 층 쌓기: 굽지 않는 깊이</translation>
    </message>
    <message>
        <source>Five linear layers in a row are one linear layer: watch the loss come to rest on that of the least-squares line, which no number of layers can beat.</source>
        <translation>선형 층 다섯 개를 이어도 선형 층 하나입니다. 손실이 최소제곱 직선의 손실에서 멈추는 것을 보십시오. 층을 아무리 늘려도 그보다 낮아지지 않습니다.</translation>
    </message>
    <message>
        <source>Symmetric start</source>
        <translation>대칭인 시작</translation>
    </message>
    <message>
        <source>Two tanh layers in which every weight and bias starts at 0.3: all units of a layer get the same gradient and stay copies of one another, so that 16 units can do no more than one.</source>
        <translation>tanh 층 두 개의 모든 가중치와 편향이 0.3에서 시작합니다. 한 층의 모든 유닛이 같은 기울기를 받아 서로 복사본으로 남으므로, 유닛 16개가 하나보다 나을 것이 없습니다.</translation>
    </message>
    <message>
        <source>Two minima: first seed</source>
        <translation>두 극소점: 첫째 시드</translation>
    </message>
    <message>
        <source>The same network from two seeds learns the sine equally well, in two minima: on the straight line between them the loss rises to a barrier many times higher.</source>
        <translation>같은 신경망이 두 시드에서 사인을 똑같이 잘 배워 두 극소점에 이릅니다. 둘을 잇는 직선 위에서는 손실이 몇 배나 높은 장벽까지 올라갑니다.</translation>
    </message>
    <message>
        <source>Two minima: second seed</source>
        <translation>두 극소점: 둘째 시드</translation>
    </message>
    <message>
        <source>The same network, data and optimiser from another seed: as good a fit, at another place of the surface. The straight line to the first one&apos;s minimum leads over a high barrier.</source>
        <translation>같은 신경망, 데이터, 최적화 기법에 다른 시드를 씁니다. 곡면의 다른 곳에서 똑같이 잘 맞습니다. 첫째 극소점으로 가는 직선은 높은 장벽을 넘습니다.</translation>
    </message>
    <message>
        <source>A saddle: plain SGD lingers</source>
        <translation>안장점: 순수 SGD는 머뭅니다</translation>
    </message>
    <message>
        <source>Weights that start close to zero are close to a saddle, where the gradient is tiny although the loss is high: plain SGD, from A to B, lingers there for some 350 updates. With momentum the same start is at C already.</source>
        <translation>0 가까이에서 시작하는 가중치는 안장점 가까이에 있습니다. 손실이 높은데도 기울기가 아주 작습니다. 순수 SGD는 A에서 B까지 350번쯤 갱신하는 동안 그곳에 머뭅니다. 모멘텀을 쓰면 같은 시작에서 벌써 C에 있습니다.</translation>
    </message>
    <message>
        <source>A saddle: momentum leaves</source>
        <translation>안장점: 모멘텀은 떠납니다</translation>
    </message>
    <message>
        <source>The same start, data and learning rate with momentum: the small steps add up, and the saddle is left for C within a hundred updates. Plain SGD lingers at B.</source>
        <translation>같은 시작, 데이터, 학습률에 모멘텀을 더합니다. 작은 걸음이 쌓여 100번 갱신하기 전에 안장점을 떠나 C에 이릅니다. 순수 SGD는 B에 머뭅니다.</translation>
    </message>
    <message>
        <source>Convex: no hidden layer</source>
        <translation>볼록: 은닉층 없음</translation>
    </message>
    <message>
        <source>Not convex: three hidden layers</source>
        <translation>볼록하지 않음: 은닉층 세 개</translation>
    </message>
    <message>
        <source>Without a hidden layer the loss is a convex bowl in every slice: one lowest point, and every start leads to it. The other slice is of three tanh layers on the same data, with ridges and side valleys.</source>
        <translation>은닉층이 없으면 어느 단면에서나 손실이 볼록한 그릇입니다. 가장 낮은 점이 하나이고, 어디에서 시작해도 그리로 갑니다. 다른 단면은 같은 데이터에 tanh 층 세 개를 쓴 것으로, 등성이와 곁골짜기가 있습니다.</translation>
    </message>
    <message>
        <source>Three tanh layers: the slice has ridges and side valleys, and where one ends depends on where one starts. The other slice is of no hidden layer on the same data, a convex bowl.</source>
        <translation>tanh 층 세 개: 단면에 등성이와 곁골짜기가 있고, 어디에서 시작하느냐에 따라 끝나는 곳이 달라집니다. 다른 단면은 같은 데이터에 은닉층이 없는 것으로, 볼록한 그릇입니다.</translation>
    </message>
    <message>
        <source>Bouncing across the valley</source>
        <translation>골짜기를 건너뛰기</translation>
    </message>
    <message>
        <source>The whole training set in every batch, and a learning rate that is too large for the valley: every step leaps to the other side. A third of the learning rate glides down and ends far lower.</source>
        <translation>배치마다 학습 데이터 전체를 쓰고, 학습률이 골짜기에 비해 너무 큽니다. 걸음마다 건너편으로 뛰어넘습니다. 학습률을 3분의 1로 하면 미끄러져 내려가 훨씬 낮은 곳에서 끝납니다.</translation>
    </message>
    <message>
        <source>Permutation symmetry</source>
        <translation>순열 대칭</translation>
    </message>
    <message>
        <source>B is the same network with two units of its first hidden layer swapped, incoming and outgoing weights and all: the very same function at another point of the surface. The straight line between the two leads over a barrier all the same.</source>
        <translation>B는 첫 은닉층의 유닛 두 개를 들어오고 나가는 가중치까지 함께 맞바꾼 같은 신경망입니다. 곡면의 다른 점에 있는 똑같은 함수입니다. 그런데도 둘을 잇는 직선은 장벽을 넘습니다.</translation>
    </message>
    <message>
        <source>Real data: motorcycle impact</source>
        <translation>실제 데이터: 오토바이 충돌</translation>
    </message>
    <message>
        <source>133 rows and one bend that no straight line can follow: early stopping leaves a network whose test error is half that of least squares. Open Baselines and Cross-validation, and see how the spread of the folds compares with that gain.</source>
        <translation>133행과, 직선으로는 따라갈 수 없는 굽이 하나입니다. 조기 종료를 하면 신경망의 시험 오차가 최소제곱법의 절반입니다. 기준 모형과 교차 검증을 열어, 폴드 사이의 흩어짐을 그 이득과 견주어 보십시오.</translation>
    </message>
    <message>
        <source>Real data: Auto MPG</source>
        <translation>실제 데이터: Auto MPG</translation>
    </message>
    <message>
        <source>Six features of 392 cars, each bent a little: the network&apos;s test error is almost a fifth below that of least squares. Open Explore data first, where mpg falls along a curve with weight and horsepower.</source>
        <translation>자동차 392대의 특성 여섯 개가 저마다 조금씩 굽어 있습니다. 신경망의 시험 오차가 최소제곱법보다 5분의 1 가까이 작습니다. 먼저 데이터 탐색을 열어 보십시오. mpg가 무게와 마력에 따라 곡선으로 내려갑니다.</translation>
    </message>
    <message>
        <source>Real data: diabetes, where a line is enough</source>
        <translation>실제 데이터: 당뇨병, 직선이면 충분한 경우</translation>
    </message>
    <message>
        <source>442 patients, ten features, much noise and hardly a bend: with strong weight decay the network&apos;s test error is one percent below that of least squares on average, and above it with one seed in three. Here the honest answer is that a line does as well.</source>
        <translation>환자 442명, 특성 열 개, 많은 잡음, 굽은 데가 거의 없는 데이터입니다. 가중치를 강하게 감쇠시키면 신경망의 시험 오차가 평균하여 최소제곱법보다 1퍼센트 작지만, 시드 셋 가운데 하나에서는 더 큽니다. 여기서 정직한 답은 직선으로도 된다는 것입니다.</translation>
    </message>
    <message>
        <source>Real data: diamonds</source>
        <translation>실제 데이터: 다이아몬드</translation>
    </message>
    <message>
        <source>53,775 diamonds and prices that grow far faster than size: a dozen epochs halve the test error of least squares. The nearest neighbours come close, as they do where rows are plenty.</source>
        <translation>다이아몬드 53,775개이며, 가격이 크기보다 훨씬 빠르게 오릅니다. 열두 에포크쯤이면 최소제곱법의 시험 오차가 절반이 됩니다. 행이 넉넉할 때 늘 그렇듯 최근접 이웃도 비슷하게 합니다.</translation>
    </message>
    <message>
        <source>Constant initialisation</source>
        <translation>상수 초기화</translation>
    </message>
    <message>
        <source>Two tanh layers in which every parameter starts at 0.1: all units of a layer get the same gradient and stay copies of each other, so that each layer acts as one unit.</source>
        <translation>tanh 층 두 개의 모든 매개변수가 0.1에서 시작합니다. 한 층의 모든 유닛이 같은 기울기를 받아 서로 복사본으로 남으므로, 층마다 유닛 하나처럼 움직입니다.</translation>
    </message>
    <message>
        <source>Deep sigmoid</source>
        <translation>깊은 시그모이드</translation>
    </message>
    <message>
        <source>Six sigmoid layers, trained with plain SGD at learning rate 0.1: the slope of a sigmoid, at most a quarter, shrinks the gradient at every layer, so the first ones hardly learn. Plain SGD, because Adam rescales small gradients and would hide it.</source>
        <translation>시그모이드 층 여섯 개를 순수 SGD와 학습률 0.1로 학습합니다. 시그모이드의 도함수 값은 커야 4분의 1이어서 층마다 기울기를 줄이므로, 앞쪽 층은 거의 배우지 못합니다. 순수 SGD를 쓰는 까닭은 Adam이 작은 기울기의 크기를 다시 맞추어 이를 가리기 때문입니다.</translation>
    </message>
    <message>
        <source>Linear stack</source>
        <translation>선형 층 쌓기</translation>
    </message>
    <message>
        <source>Four layers of 16 units without an activation function: however deep, together they are one straight line or plane.</source>
        <translation>활성 함수가 없는 유닛 16개짜리 층이 네 개입니다. 아무리 깊어도 모두 합치면 직선이나 평면 하나입니다.</translation>
    </message>
    <message>
        <source>Narrow and deep</source>
        <translation>좁고 깊게</translation>
    </message>
    <message>
        <source>Eight layers of 8 tanh units: each bends what the one before has bent, with fewer parameters than one wide layer has.</source>
        <translation>tanh 유닛 8개짜리 층이 여덟 개입니다. 층마다 앞 층이 굽힌 것을 다시 굽히며, 넓은 층 하나보다 매개변수가 적습니다.</translation>
    </message>
    <message>
        <source>One layer</source>
        <translation>층 하나</translation>
    </message>
    <message>
        <source>One hidden layer of 16 tanh units: each unit adds one soft step to the curve.</source>
        <translation>tanh 유닛 16개인 은닉층 하나입니다. 유닛마다 곡선에 부드러운 계단 하나를 더합니다.</translation>
    </message>
    <message>
        <source>Tapered 64-32-16</source>
        <translation>점점 좁게 64-32-16</translation>
    </message>
    <message>
        <source>Three ReLU layers that narrow from 64 over 32 to 16 units: a good first try for most data.</source>
        <translation>유닛이 64개에서 32개, 16개로 줄어드는 ReLU 층 세 개입니다. 대부분의 데이터에 먼저 써 볼 만합니다.</translation>
    </message>
    <message>
        <source>Wide and shallow</source>
        <translation>넓고 얕게</translation>
    </message>
    <message>
        <source>One layer of 512 ReLU units: 512 kinks and no depth. Compare it with narrow and deep.</source>
        <translation>ReLU 유닛 512개인 층 하나입니다. 꺾인 점은 512개이고 깊이는 없습니다. 좁고 깊은 신경망과 견주어 보십시오.</translation>
    </message>
    <message>
        <source>Motorcycle impact</source>
        <translation>오토바이 충돌</translation>
    </message>
    <message>
        <source>Head acceleration after a simulated motorcycle accident: one input, noise that changes along it.</source>
        <translation>모의 오토바이 사고 뒤 머리의 가속도입니다. 입력은 하나이고 잡음이 입력에 따라 달라집니다.</translation>
    </message>
    <message>
        <source>Diabetes progression</source>
        <translation>당뇨병의 진행</translation>
    </message>
    <message>
        <source>How far diabetes has progressed after one year, from ten measurements at the start.</source>
        <translation>처음의 측정값 열 개로, 1년 뒤 당뇨병이 얼마나 진행되었는지 예측합니다.</translation>
    </message>
    <message>
        <source>Auto MPG</source>
        <translation>Auto MPG</translation>
    </message>
    <message>
        <source>Miles per gallon of cars of 1970 to 1982, from weight, engine and year.</source>
        <translation>1970년부터 1982년까지 나온 자동차의 갤런당 마일을 무게, 엔진, 연식으로 예측합니다.</translation>
    </message>
    <message>
        <source>Diamonds</source>
        <translation>다이아몬드</translation>
    </message>
    <message>
        <source>Prices of 53,775 cut diamonds, from size, proportions and three grades: large and strongly non-linear.</source>
        <translation>가공한 다이아몬드 53,775개의 가격을 크기, 비율, 등급 세 가지로 예측합니다. 데이터가 많고 매우 비선형입니다.</translation>
    </message>
    <message>
        <source>times is the time after the impact, accel the acceleration of the head. All 133 rows of the original.</source>
        <translation>times는 충돌 뒤의 시간, accel은 머리의 가속도입니다. 원본의 133행 전부입니다.</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>g</source>
        <translation>g</translation>
    </message>
    <message>
        <source>Raw values, not the scaled ones. sex is coded 1 and 2; bp is the mean blood pressure; s1 total cholesterol, s2 LDL, s3 HDL, s4 total cholesterol / HDL, s5 possibly the log of serum triglycerides, s6 blood sugar. All 442 rows of the original.</source>
        <translation>스케일링하지 않은 원래 값입니다. sex는 1과 2로 적혀 있고, bp는 평균 혈압, s1은 총콜레스테롤, s2는 LDL, s3은 HDL, s4는 총콜레스테롤/HDL, s5는 혈청 중성지방의 로그로 짐작되는 값, s6은 혈당입니다. 원본의 442행 전부입니다.</translation>
    </message>
    <message>
        <source>years</source>
        <translation>세</translation>
    </message>
    <message>
        <source>kg/m²</source>
        <translation>kg/m²</translation>
    </message>
    <message>
        <source>mmHg</source>
        <translation>mmHg</translation>
    </message>
    <message>
        <source>392 of 406 rows: 14 with a missing horsepower or mpg were left out. model_year is as in vega_datasets, which gives 1982 for cars of 1981 too. The columns with the name and the origin of a car were left out.</source>
        <translation>406행 가운데 392행입니다. 마력이나 mpg가 없는 14행을 뺐습니다. model_year는 vega_datasets를 따르며, 1981년식 자동차에도 1982로 적혀 있습니다. 자동차의 이름과 원산지 열은 뺐습니다.</translation>
    </message>
    <message>
        <source>cubic inches</source>
        <translation>세제곱인치</translation>
    </message>
    <message>
        <source>hp</source>
        <translation>마력</translation>
    </message>
    <message>
        <source>lb</source>
        <translation>파운드</translation>
    </message>
    <message>
        <source>s to 60 mph</source>
        <translation>초(시속 60마일까지)</translation>
    </message>
    <message>
        <source>mi/gal</source>
        <translation>마일/갤런</translation>
    </message>
    <message>
        <source>53,775 of 53,940 rows: 146 repeated rows and then 19 with a length, width or depth of 0 were left out; a few implausibly large y and z remain. Grades are ordinal numbers from 0, worst first: cut 0-4 Fair, Good, Very Good, Premium, Ideal; color 0-6 J, I, H, G, F, E, D; clarity 0-7 I1, SI2, SI1, VS2, VS1, VVS2, VVS1, IF.</source>
        <translation>53,940행 가운데 53,775행입니다. 되풀이된 146행과, 길이나 너비, 높이가 0인 19행을 뺐습니다. 지나치게 큰 y와 z가 몇 개 남아 있습니다. 등급은 0부터 시작하는 순서수이며 나쁜 것부터입니다. cut 0-4 Fair, Good, Very Good, Premium, Ideal, color 0-6 J, I, H, G, F, E, D, clarity 0-7 I1, SI2, SI1, VS2, VS1, VVS2, VVS1, IF.</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>ct</source>
        <translation>캐럿</translation>
    </message>
    <message>
        <source>US$</source>
        <translation>달러</translation>
    </message>
    <message>
        <source>A convex surface</source>
        <translation>볼록한 곡면</translation>
    </message>
    <message>
        <source>Deep ReLU</source>
        <translation>깊은 ReLU</translation>
    </message>
    <message>
        <source>A surface that is not convex</source>
        <translation>볼록하지 않은 곡면</translation>
    </message>
    <message>
        <source>A saddle: momentum</source>
        <translation>안장점: 모멘텀</translation>
    </message>
    <message>
        <source>A saddle: plain SGD</source>
        <translation>안장점: 순수 SGD</translation>
    </message>
    <message>
        <source>This run has no end, so neither has a fold of it: set Max epochs or Patience, or train it first for as many epochs as every fold is to have.</source>
        <translation>이 실행에는 끝이 없으므로 폴드에도 끝이 없습니다. 최대 에포크나 참을성을 정하거나, 폴드마다 학습할 에포크만큼 먼저 학습하십시오.</translation>
    </message>
    <message>
        <source>{rows} {rows:row|rows} outside the test set {rows:is|are} too few for {folds} {folds:fold|folds}; use fewer folds.</source>
        <translation>시험 데이터를 뺀 {rows}행은 폴드 {folds}개에 너무 적습니다. 폴드 수를 줄이십시오.</translation>
    </message>
    <message>
        <source>There is no test set to compare on: give it a share of the split.</source>
        <translation>비교할 시험 데이터가 없습니다. 분할에서 시험 데이터의 비율을 주십시오.</translation>
    </message>
    <message>
        <source>The loss or its curvature is not finite here, so there is no curvature to measure.</source>
        <translation>여기서는 손실이나 곡률이 유한하지 않아 곡률을 잴 수 없습니다.</translation>
    </message>
    <message>
        <source>The whole spectrum is for networks below {most} {most:parameter|parameters}; this one has {n}.</source>
        <translation>전체 스펙트럼은 매개변수가 {most}개보다 적은 신경망에서만 구합니다. 이 신경망에는 {n}개가 있습니다.</translation>
    </message>
    <message>
        <source>No hidden layer</source>
        <translation>은닉층 없음</translation>
    </message>
    <message>
        <source>{activations} {units}×{n} {n:layer|layers}</source>
        <translation>{activations} {units}×{n}층</translation>
    </message>
    <message>
        <source>{activations} {n} {n:layer|layers}</source>
        <translation>{activations} {n}층</translation>
    </message>
    <message>
        <source>seed {seed:d}</source>
        <translation>시드 {seed:d}</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>{optimizer}, rate {rate:.2g}</source>
        <translation>{optimizer}, 학습률 {rate:.2g}</translation>
    </message>
    <message>
        <source>rate {rate:g}</source>
        <translation>학습률 {rate:g}</translation>
    </message>
    <message>
        <source>{units} {units:unit|units}</source>
        <translation>유닛 {units}</translation>
    </message>
    <message>
        <source>batch {size}</source>
        <translation>배치 {size}</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성 함수</translation>
    </message>
    <message>
        <source>The same function in every hidden layer; all start from the same parameters.</source>
        <translation>모든 은닉층에 같은 함수를 씁니다. 모두 같은 매개변수에서 시작합니다.</translation>
    </message>
    <message>
        <source>Each at a rate that suits it: this one&apos;s, times the ratio of their usual ones.</source>
        <translation>저마다 알맞은 학습률을 씁니다. 지금의 학습률에 보통 쓰는 학습률의 비를 곱한 값입니다.</translation>
    </message>
    <message>
        <source>The same optimiser in smaller and larger steps.</source>
        <translation>같은 최적화 기법을 더 작은 걸음과 더 큰 걸음으로 씁니다.</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>깊이</translation>
    </message>
    <message>
        <source>Hidden layers taken away from the end, or more like the last one.</source>
        <translation>은닉층을 끝에서부터 빼거나, 마지막 층과 같은 층을 더합니다.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>All hidden layers narrower or wider.</source>
        <translation>모든 은닉층을 더 좁게 하거나 더 넓게 합니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same experiment from other initial parameters: how much is luck.</source>
        <translation>같은 실험을 다른 초기 매개변수에서 시작합니다. 얼마나 운에 달렸는지 봅니다.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Fewer, surer updates an epoch, or more and noisier ones.</source>
        <translation>한 에포크의 갱신이 적고 확실하거나, 많고 잡음이 많습니다.</translation>
    </message>
    <message>
        <source>Other ways to draw the first parameters.</source>
        <translation>첫 매개변수를 다른 방법으로 뽑습니다.</translation>
    </message>
    <message>
        <source>rename to {name}</source>
        <translation>이름을 “{name}”(으)로 변경</translation>
    </message>
    <message>
        <source>leave the lesson</source>
        <translation>수업 나가기</translation>
    </message>
    <message>
        <source>step “{name}” of the lesson</source>
        <translation>수업의 “{name}” 단계</translation>
    </message>
    <message>
        <source>new numbers</source>
        <translation>새 숫자</translation>
    </message>
    <message>
        <source>change data to {source}</source>
        <translation>데이터를 {source}(으)로 변경</translation>
    </message>
    <message>
        <source>change target to {target}</source>
        <translation>목표값을 {target}(으)로 변경</translation>
    </message>
    <message>
        <source>change formula</source>
        <translation>수식 변경</translation>
    </message>
    <message>
        <source>draw x from {low} to {high}</source>
        <translation>x의 범위를 {low}~{high}(으)로 변경</translation>
    </message>
    <message>
        <source>change samples to {samples:,}</source>
        <translation>표본 수를 {samples:,}(으)로 변경</translation>
    </message>
    <message>
        <source>change noise to {noise}</source>
        <translation>잡음을 {noise}(으)로 변경</translation>
    </message>
    <message>
        <source>change split to {split}</source>
        <translation>분할을 {split}(으)로 변경</translation>
    </message>
    <message>
        <source>standardise</source>
        <translation>표준화 켜기</translation>
    </message>
    <message>
        <source>do not standardise</source>
        <translation>표준화 끄기</translation>
    </message>
    <message>
        <source>change data seed to {seed}</source>
        <translation>데이터 시드를 {seed}(으)로 변경</translation>
    </message>
    <message>
        <source>change units of layer {number} to {units}</source>
        <translation>{number}층의 유닛 수를 {units}(으)로 변경</translation>
    </message>
    <message>
        <source>change layer {number} to {activation}</source>
        <translation>{number}층을 {activation}(으)로 변경</translation>
    </message>
    <message>
        <source>change slope of layer {number} to {slope}</source>
        <translation>{number}층의 기울기 α를 {slope}(으)로 변경</translation>
    </message>
    <message>
        <source>add layer {number}</source>
        <translation>{number}층 추가</translation>
    </message>
    <message>
        <source>duplicate layer {number}</source>
        <translation>{number}층 복제</translation>
    </message>
    <message>
        <source>remove layer {number}</source>
        <translation>{number}층 삭제</translation>
    </message>
    <message>
        <source>move layer {number} to place {place}</source>
        <translation>{number}층을 {place}번째로 이동</translation>
    </message>
    <message>
        <source>move layer {number} up</source>
        <translation>{number}층을 위로 이동</translation>
    </message>
    <message>
        <source>move layer {number} down</source>
        <translation>{number}층을 아래로 이동</translation>
    </message>
    <message>
        <source>preset {preset}</source>
        <translation>프리셋 {preset}</translation>
    </message>
    <message>
        <source>{activation} in all layers</source>
        <translation>모든 층을 {activation}(으)로</translation>
    </message>
    <message>
        <source>change optimiser to {value}</source>
        <translation>최적화 기법을 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change learning rate to {value}</source>
        <translation>학습률을 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change momentum to {value}</source>
        <translation>모멘텀을 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change batch size to {value}</source>
        <translation>배치 크기를 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change loss to {value}</source>
        <translation>손실을 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change Huber&apos;s δ to {value}</source>
        <translation>Huber의 δ를 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change initialisation to {value}</source>
        <translation>가중치 초기화를 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change initial value to {value}</source>
        <translation>초깃값을 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change network seed to {value}</source>
        <translation>신경망 시드를 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change shuffle seed to {value}</source>
        <translation>섞기 시드를 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change L1 to {value}</source>
        <translation>L1을 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change L2 to {value}</source>
        <translation>L2를 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change gradient clipping to {value}</source>
        <translation>기울기 자르기를 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change early stopping to {value}</source>
        <translation>조기 종료를 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change max epochs to {value}</source>
        <translation>최대 에포크를 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change schedule to {value}</source>
        <translation>학습률 일정을 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change schedule to {value} {value:epoch|epochs}</source>
        <translation>학습률 일정을 {value} 에포크로 변경</translation>
    </message>
    <message>
        <source>change schedule&apos;s factor to {value}</source>
        <translation>학습률 일정의 배율을 {value}(으)로 변경</translation>
    </message>
    <message>
        <source>change layer {n} to {label}</source>
        <translation>{n}층을 {label}(으)로 변경</translation>
    </message>
    <message>
        <source>change slope of layer {n} to {slope}</source>
        <translation>{n}층의 기울기 α를 {slope}(으)로 변경</translation>
    </message>
    <message>
        <source>draw a function</source>
        <translation>함수 그리기</translation>
    </message>
    <message>
        <source>remove points</source>
        <translation>점 지우기</translation>
    </message>
    <message>
        <source>spray points</source>
        <translation>점 뿌리기</translation>
    </message>
    <message>
        <source>draw a point</source>
        <translation>점 찍기</translation>
    </message>
    <message>
        <source>move a point</source>
        <translation>점 옮기기</translation>
    </message>
    <message>
        <source>remove a point</source>
        <translation>점 하나 지우기</translation>
    </message>
    <message>
        <source>clear the points</source>
        <translation>점 모두 지우기</translation>
    </message>
    <message>
        <source>paste {n} {n:point|points}</source>
        <translation>점 {n}개 붙여넣기</translation>
    </message>
    <message>
        <source>draw new points</source>
        <translation>새 점 그리기</translation>
    </message>
    <message>
        <source>fit the scaling on all data</source>
        <translation>스케일링 기준을 전체 데이터로 변경</translation>
    </message>
    <message>
        <source>fit the scaling on the training set</source>
        <translation>스케일링 기준을 학습 데이터로 변경</translation>
    </message>
    <message>
        <source>open {name}</source>
        <translation>“{name}” 열기</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>read the data again</source>
        <translation>데이터 다시 읽기</translation>
    </message>
    <message>
        <source>new initial parameters</source>
        <translation>새 초기 매개변수</translation>
    </message>
    <message>
        <source>set {name} of {layer}</source>
        <translation>{layer}의 {name} 설정</translation>
    </message>
    <message>
        <source>a bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>a weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>collapse {first} to {last}</source>
        <translation>{first}~{last} 합치기</translation>
    </message>
    <message>
        <source>continue from update {n}</source>
        <translation>갱신 {n}에서 계속</translation>
    </message>
    <message>
        <source>restore {name}</source>
        <translation>{name} 복원</translation>
    </message>
    <message>
        <source>delete {name}</source>
        <translation>{name} 삭제</translation>
    </message>
    <message>
        <source>{name}, update {n}</source>
        <translation>{name}, 갱신 {n}</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>drawn points</source>
        <translation>그린 점</translation>
    </message>
    <message>
        <source>{program}: {problem} (see {program} --help)</source>
        <translation>{program}: {problem} ({program} --help를 보십시오)</translation>
    </message>
    <message>
        <source>Build a small neural network for regression, train it, and see why it learns or fails to.</source>
        <translation>회귀를 위한 작은 신경망을 만들고 학습하면서, 왜 학습이 되고 왜 실패하는지 봅니다.</translation>
    </message>
    <message>
        <source>Exit status: 0 done, 2 bad usage or bad input, 1 anything else. “main.py train --help”, and so for predict, export and screenshot, tells more.</source>
        <translation>종료 상태: 0 완료, 2 잘못된 사용법이나 입력, 1 그 밖의 경우. “main.py train --help”처럼 predict, export, screenshot에도 --help를 붙이면 더 자세한 설명이 나옵니다.</translation>
    </message>
    <message>
        <source>an experiment or a session to open</source>
        <translation>열 실험이나 세션</translation>
    </message>
    <message>
        <source>begin with this lesson, named as its folder is</source>
        <translation>이 수업으로 시작합니다. 이름은 폴더 이름입니다</translation>
    </message>
    <message>
        <source>with --lesson: nothing can be used but what it needs</source>
        <translation>--lesson과 함께: 수업에 필요한 것만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Train without a window and write what came out. Ctrl+C stops and writes what there is.</source>
        <translation>창 없이 학습하고 결과를 씁니다. Ctrl+C를 누르면 멈추고 그때까지의 결과를 씁니다.</translation>
    </message>
    <message>
        <source>the folder for the results</source>
        <translation>결과를 쓸 폴더</translation>
    </message>
    <message>
        <source>instead of the file&apos;s training.max_epochs</source>
        <translation>파일의 training.max_epochs 대신 쓸 에포크 수</translation>
    </message>
    <message>
        <source>stop after so many updates at the latest</source>
        <translation>늦어도 이만큼 갱신한 뒤에 멈춥니다</translation>
    </message>
    <message>
        <source>no progress bar, no summary</source>
        <translation>진행 막대와 요약을 표시하지 않습니다</translation>
    </message>
    <message>
        <source>Write a table with a column of predictions, by the network that “train” has left in a folder.</source>
        <translation>“train”이 폴더에 남긴 신경망으로 예측값 열을 더한 표를 씁니다.</translation>
    </message>
    <message>
        <source>the folder that “train” has written</source>
        <translation>“train”이 쓴 폴더</translation>
    </message>
    <message>
        <source>a table with the columns it was fed with</source>
        <translation>학습에 쓴 열이 있는 표</translation>
    </message>
    <message>
        <source>the file to write it to</source>
        <translation>쓸 파일</translation>
    </message>
    <message>
        <source>no summary</source>
        <translation>요약을 표시하지 않습니다</translation>
    </message>
    <message>
        <source>Write what is of use without this program: a plain PyTorch script or notebook that repeats the run to the bit; or of the end of the run the parameters as safetensors or ONNX, a picture, the curves as CSV, an animation of the training (.gif or .mp4) or a report as a web page.</source>
        <translation>이 프로그램 없이도 쓸 수 있는 것을 씁니다. 실행을 비트까지 똑같이 되풀이하는 PyTorch 스크립트나 노트북, 또는 실행이 끝났을 때의 매개변수(safetensors나 ONNX), 그림, 학습 곡선(CSV), 학습 과정의 애니메이션(.gif나 .mp4), 웹 페이지로 된 보고서입니다.</translation>
    </message>
    <message>
        <source>what to write</source>
        <translation>내보낼 것</translation>
    </message>
    <message>
        <source>the file, or a folder for it; data go beside it</source>
        <translation>파일, 또는 파일을 넣을 폴더. 데이터는 그 옆에 놓입니다</translation>
    </message>
    <message>
        <source>end the run after so many updates</source>
        <translation>이만큼 갱신한 뒤에 실행을 끝냅니다</translation>
    </message>
    <message>
        <source>what a picture (.png or .svg) is of; without it the whole window: {names}</source>
        <translation>그림(.png나 .svg)에 담을 부분. 없으면 창 전체입니다: {names}</translation>
    </message>
    <message>
        <source>of pictures and animations (%(default)s)</source>
        <translation>그림과 애니메이션의 테마 (%(default)s)</translation>
    </message>
    <message>
        <source>of the window that a picture is of, in pixels ({size})</source>
        <translation>그림에 담을 창의 크기, 픽셀 ({size})</translation>
    </message>
    <message>
        <source>Check a lesson of your own; what is wrong is named with file and line.</source>
        <translation>직접 만든 수업을 검사합니다. 잘못된 것은 파일과 줄 번호로 알려 줍니다.</translation>
    </message>
    <message>
        <source>what to do with it</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>the folder with its lesson.json and texts</source>
        <translation>lesson.json과 본문이 있는 폴더</translation>
    </message>
    <message>
        <source>Train in a window that nobody sees, and write a picture of it.</source>
        <translation>보이지 않는 창에서 학습하고 그 그림을 씁니다.</translation>
    </message>
    <message>
        <source>the picture to write</source>
        <translation>쓸 그림 파일</translation>
    </message>
    <message>
        <source>how long to train first (%(default)s)</source>
        <translation>먼저 학습할 시간(초) (%(default)s)</translation>
    </message>
    <message>
        <source>of the window, in pixels ({size})</source>
        <translation>창의 크기, 픽셀 ({size})</translation>
    </message>
    <message>
        <source>size of the letters in percent (%(default)s)</source>
        <translation>글자 크기, 퍼센트 (%(default)s)</translation>
    </message>
    <message>
        <source>only this part of the window: {names}</source>
        <translation>창에서 이 부분만: {names}</translation>
    </message>
    <message>
        <source>the experiment file</source>
        <translation>실험 파일</translation>
    </message>
    <message>
        <source>what the program speaks, this time only; otherwise as the system does</source>
        <translation>이번에만 쓸 언어. 없으면 시스템을 따릅니다</translation>
    </message>
    <message>
        <source>say on stderr what is going on</source>
        <translation>진행 상황을 stderr에 자세히 씁니다</translation>
    </message>
    <message>
        <source>{text!r} is not a whole number from 1 to 1,000,000,000</source>
        <translation>{text!r}은(는) 1에서 1,000,000,000까지의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>{text!r} is not a number of seconds from 0 to 3600</source>
        <translation>{text!r}은(는) 0에서 3600까지의 초가 아닙니다</translation>
    </message>
    <message>
        <source>{text!r} is not a size such as 1440x900</source>
        <translation>{text!r}은(는) 1440x900과 같은 크기가 아닙니다</translation>
    </message>
    <message>
        <source>{text} is not between {low} and {high}</source>
        <translation>{text}은(는) {low}와(과) {high} 사이가 아닙니다</translation>
    </message>
    <message>
        <source>nothing from the middle</source>
        <translation>가운데에는 없음</translation>
    </message>
    <message>
        <source>the noise grows with x</source>
        <translation>잡음이 x와 함께 커집니다</translation>
    </message>
    <message>
        <source>these lie far off</source>
        <translation>이 행들은 멀리 떨어져 있습니다</translation>
    </message>
    <message>
        <source>One seed gives independent random numbers for the inputs, the noise and the split.</source>
        <translation>시드 하나에서 입력, 잡음, 분할에 쓸 난수가 서로 독립적으로 나옵니다.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>{n} {n:sample|samples} of {formula}, for inputs from {low:g} to {high:g}, with normal noise of σ = {sigma:g}.</source>
        <translation>{formula}의 표본 {n}개. 입력은 {low:g}에서 {high:g}까지이고 σ = {sigma:g}인 정규 잡음이 있습니다.</translation>
    </message>
    <message>
        <source>{n} {n:sample|samples} of {formula}, for inputs from {low:g} to {high:g}, without noise.</source>
        <translation>{formula}의 표본 {n}개. 입력은 {low:g}에서 {high:g}까지이고 잡음은 없습니다.</translation>
    </message>
    <message>
        <source>{n} {n:row|rows}: {name}. The last column is the target, the others are features.</source>
        <translation>{n}행: {name}. 마지막 열이 목표값이고 나머지가 특성입니다.</translation>
    </message>
    <message>
        <source>{n} {n:point|points} drawn by hand: x, y and each one&apos;s set (0 training, 1 validation, 2 test).</source>
        <translation>손으로 그린 점 {n}개: x, y와 각 점의 구분(0 학습, 1 검증, 2 시험).</translation>
    </message>
    <message>
        <source>{train} training, {valid} validation and {test} test {test:row|rows}, chosen at random.</source>
        <translation>학습 {train}행, 검증 {valid}행, 시험 {test}행을 무작위로 골랐습니다.</translation>
    </message>
    <message>
        <source>{train} training, {valid} validation and {test} test {test:row|rows}, as drawn.</source>
        <translation>학습 {train}행, 검증 {valid}행, 시험 {test}행은 그린 대로입니다.</translation>
    </message>
    <message>
        <source>The scaling is that of the data which the run began with, before points were drawn or moved by hand.</source>
        <translation>스케일링은 점을 손으로 그리거나 옮기기 전, 실행이 시작될 때의 데이터에서 정한 것입니다.</translation>
    </message>
    <message>
        <source>Features and target are scaled to mean 0 and standard deviation 1, both measured on the training set.</source>
        <translation>특성과 목표값을 평균 0, 표준편차 1로 스케일링합니다. 둘 다 학습 데이터에서 구합니다.</translation>
    </message>
    <message>
        <source>Features and target are scaled to mean 0 and standard deviation 1, both measured on all rows: the training knows that much of the validation and test set.</source>
        <translation>특성과 목표값을 평균 0, 표준편차 1로 스케일링합니다. 둘 다 모든 행에서 구하므로, 학습할 때 검증 데이터와 시험 데이터를 그만큼 미리 알게 됩니다.</translation>
    </message>
    <message>
        <source>The values are not scaled.</source>
        <translation>값을 스케일링하지 않습니다.</translation>
    </message>
    <message>
        <source>Features and targets of these rows as the network sees them.</source>
        <translation>신경망이 보는 그대로의, 이 행들의 특성과 목표값.</translation>
    </message>
    <message>
        <source>{counts} {text}</source>
        <translation>{counts} {text}</translation>
    </message>
    <message>
        <source>Split and scaling</source>
        <translation>분할과 스케일링</translation>
    </message>
    <message>
        <source>the same value in all of these rows</source>
        <translation>이 행들에서 모두 같은 값</translation>
    </message>
    <message>
        <source>{about} {streams}</source>
        <translation>{about} {streams}</translation>
    </message>
    <message>
        <source>A small neural network for regression, trained with plain PyTorch. Deep Regression Playground wrote this notebook; run from top to bottom with PyTorch {torch} it repeats that program&apos;s run to the bit. The plots need matplotlib.</source>
        <translation>PyTorch만으로 학습하는 회귀용 작은 신경망입니다. Deep Regression Playground가 이 노트북을 썼습니다. PyTorch {torch}에서 위에서 아래로 실행하면 그 프로그램의 실행을 비트까지 똑같이 되풀이합니다. 그래프에는 matplotlib가 필요합니다.</translation>
    </message>
    <message>
        <source>The network learns from the training set. The validation set shows when it begins to learn by heart, and the test set is for one last look. The scaling is measured on the training set alone, so that nothing of the other two leaks into it.</source>
        <translation>신경망은 학습 데이터로 배웁니다. 검증 데이터는 언제부터 외우기 시작하는지 보여 주고, 시험 데이터는 마지막에 한 번만 봅니다. 스케일링은 학습 데이터에서만 구하므로 다른 둘의 정보가 새어 들지 않습니다.</translation>
    </message>
    <message>
        <source>Each `nn.Linear` computes $z = W a + b$, and the activation function after it $a = f(z)$. Without activation functions the whole stack would be one linear map.</source>
        <translation>`nn.Linear`는 $z = W a + b$를, 그 뒤의 활성 함수는 $a = f(z)$를 계산합니다. 활성 함수가 없으면 층을 모두 쌓아도 선형 함수 하나입니다.</translation>
    </message>
    <message>
        <source>An update: the network predicts a batch, the loss says how wrong that is, `backward` finds the gradient $\partial L / \partial \theta$ by the chain rule, and the optimiser changes the parameters against it. An epoch uses every training row once, in a new random order.</source>
        <translation>갱신 한 번: 신경망이 배치를 예측하고, 손실이 얼마나 틀렸는지 말하고, `backward`가 연쇄 법칙으로 기울기 $\partial L / \partial \theta$를 구하고, 최적화 기법이 그 반대쪽으로 매개변수를 바꿉니다. 한 에포크에서는 학습 데이터의 모든 행을 새로운 무작위 순서로 한 번씩 씁니다.</translation>
    </message>
    <message>
        <source>R2 (R²) is 1 for perfect predictions and 0 for always predicting the mean.</source>
        <translation>R2(R²)는 예측이 완벽하면 1, 항상 평균으로 예측하면 0입니다.</translation>
    </message>
    <message>
        <source>sin(z); torch.nn has none.</source>
        <translation>sin(z). torch.nn에는 없습니다.</translation>
    </message>
    <message>
        <source>Train to the end; returns why it ended.</source>
        <translation>끝까지 학습하고, 끝난 까닭을 돌려줍니다.</translation>
    </message>
    <message>
        <source>at the last update but one, and at the last one</source>
        <translation>마지막 바로 앞 갱신에서, 그리고 마지막 갱신에서</translation>
    </message>
    <message>
        <source>the update before this one led here</source>
        <translation>이 앞의 갱신이 여기로 이끌었습니다</translation>
    </message>
    <message>
        <source>L1 regularisation</source>
        <translation>L1 규제</translation>
    </message>
    <message>
        <source>Its initial parameters are in {file}.</source>
        <translation>초기 매개변수는 {file}에 있습니다.</translation>
    </message>
    <message>
        <source>Its initial parameters are those that PyTorch draws.</source>
        <translation>초기 매개변수는 PyTorch가 뽑는 그대로입니다.</translation>
    </message>
    <message>
        <source>Initial parameters: {name}.</source>
        <translation>초기 매개변수: {name}.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>{shape} {start}</source>
        <translation>{shape} {start}</translation>
    </message>
    <message>
        <source>{n} hidden {n:layer|layers} and a linear output.</source>
        <translation>은닉층 {n}개와 선형 출력.</translation>
    </message>
    <message>
        <source>{optimizer} on the {loss} of batches of {rows} {rows:row|rows}.</source>
        <translation>{rows}행짜리 배치의 {loss}에 {optimizer}을(를) 씁니다.</translation>
    </message>
    <message>
        <source>Early stopping: after {n} {n:epoch|epochs} without a better validation loss, the best parameters are restored.</source>
        <translation>조기 종료: 검증 손실이 {n} 에포크 동안 나아지지 않으면 가장 좋았던 매개변수로 되돌립니다.</translation>
    </message>
    <message>
        <source>{text} {early}</source>
        <translation>{text} {early}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Predictions (n, 1) for features (n, {n}), both in the data&apos;s own units.</source>
        <translation>특성 (n, {n})에 대한 예측 (n, 1). 둘 다 데이터의 원래 단위입니다.</translation>
    </message>
    <message>
        <source>RMSE and MAE are in the target&apos;s own units; the loss is of the scaled values.</source>
        <translation>RMSE와 MAE는 목표값의 원래 단위이고, 손실은 스케일링된 값의 것입니다.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>epoch, training loss, validation loss</source>
        <translation>에포크, 학습 손실, 검증 손실</translation>
    </message>
    <message>
        <source>A copy of all weights and biases, as one vector.</source>
        <translation>모든 가중치와 편향의 복사본을 벡터 하나로.</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>사용법: </translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>위치 인자</translation>
    </message>
    <message>
        <source>options</source>
        <translation>선택 인자</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>이 도움말을 보이고 끝냅니다</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>인자 %(argument_name)s: %(message)s</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>값이 하나 필요합니다</translation>
    </message>
    <message>
        <source>expected at most one argument</source>
        <translation>값은 하나까지입니다</translation>
    </message>
    <message>
        <source>expected at least one argument</source>
        <translation>값이 하나 이상 필요합니다</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>다음 인자가 필요합니다: %s</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>모르는 인자입니다: %s</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>인자 %s와(과) 함께 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>%(option)s은(는) 모호합니다. %(matches)s 가운데 어느 것입니까?</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>값 %r을(를) 받지 않습니다</translation>
    </message>
    <message>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>%(type)s 값으로 쓸 수 없습니다: %(value)r</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>쓸 수 없는 값입니다: %(value)r (%(choices)s 가운데 하나)</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Before training, the training loss is {loss:.3g}.</source>
        <translation>학습 전의 학습 손실은 {loss:.3g}입니다.</translation>
    </message>
    <message>
        <source>Training loss falls from {first:.3g} to {last:.3g} over {epochs}.</source>
        <translation>{epochs} 동안 학습 손실이 {first:.3g}에서 {last:.3g}(으)로 줄었습니다.</translation>
    </message>
    <message>
        <source>Training loss rises from {first:.3g} to {last:.3g} over {epochs}.</source>
        <translation>{epochs} 동안 학습 손실이 {first:.3g}에서 {last:.3g}(으)로 늘었습니다.</translation>
    </message>
    <message>
        <source>Training loss stays near {last:.3g} for {epochs}.</source>
        <translation>{epochs} 동안 학습 손실이 {last:.3g} 근처에 머물렀습니다.</translation>
    </message>
    <message>
        <source>The validation loss is {loss:.3g}.</source>
        <translation>검증 손실은 {loss:.3g}입니다.</translation>
    </message>
    <message>
        <source>Validation loss is at its lowest, {loss:.3g}.</source>
        <translation>검증 손실은 지금이 가장 낮은 {loss:.3g}입니다.</translation>
    </message>
    <message>
        <source>Validation loss is lowest, {lowest:.3g}, at epoch {best}, and has risen to {last:.3g} since.</source>
        <translation>검증 손실은 에포크 {best}에서 {lowest:.3g}(으)로 가장 낮았고, 그 뒤 {last:.3g}까지 올랐습니다.</translation>
    </message>
    <message>
        <source>The network&apos;s curve is flat, at {y:.3g}.</source>
        <translation>신경망의 곡선은 {y:.3g}에서 평평합니다.</translation>
    </message>
    <message>
        <source>{count} {count:epoch|epochs}</source>
        <translation>{count} 에포크</translation>
    </message>
    <message>
        <source>The network&apos;s curve turns {count} {count:time|times} between {low:.3g} and {high:.3g}.</source>
        <translation>신경망의 곡선은 {low:.3g}에서 {high:.3g} 사이에서 방향을 {count}번 바꿉니다.</translation>
    </message>
    <message>
        <source>rises to {y:.3g} at {x:.3g}</source>
        <translation>{x:.3g}에서 {y:.3g}까지 상승</translation>
    </message>
    <message>
        <source>falls to {y:.3g} at {x:.3g}</source>
        <translation>{x:.3g}에서 {y:.3g}까지 하강</translation>
    </message>
    <message>
        <source>From {y:.3g} at {x:.3g} the network&apos;s curve {steps}.</source>
        <translation>신경망의 곡선은 {x:.3g}에서 {y:.3g}이고, 이어서 {steps}.</translation>
    </message>
    <message>
        <source>{first}, {rest}</source>
        <translation>{first}, {rest}</translation>
    </message>
    <message>
        <source>The largest weight, {weight:.3g}, goes from unit {source} to the output.</source>
        <translation>가장 큰 가중치 {weight:.3g}은(는) 유닛 {source}에서 출력으로 갑니다.</translation>
    </message>
    <message>
        <source>The largest weight, {weight:.3g}, goes from input {source} to unit {unit} of layer 1.</source>
        <translation>가장 큰 가중치 {weight:.3g}은(는) 입력 {source}에서 1층의 유닛 {unit}(으)로 갑니다.</translation>
    </message>
    <message>
        <source>The largest weight, {weight:.3g}, goes from unit {source} to unit {unit} of layer {layer}.</source>
        <translation>가장 큰 가중치 {weight:.3g}은(는) 유닛 {source}에서 {layer}층의 유닛 {unit}(으)로 갑니다.</translation>
    </message>
    <message>
        <source>more than {epochs} {epochs:epoch|epochs}, or more than {batches} {batches:batch|batches}</source>
        <translation>에포크가 {epochs}개를 넘거나 배치가 {batches}개를 넘습니다</translation>
    </message>
    <message>
        <source>{batch} {batch:row|rows} at once through {count} {count:parameter|parameters} would need {needed} of memory; at most {most}: use a smaller batch, or fewer units</source>
        <translation>{batch}행을 한꺼번에 매개변수 {count}개에 통과시키려면 메모리가 {needed} 필요한데 {most}까지입니다. 배치를 줄이거나 유닛을 줄이십시오</translation>
    </message>
    <message>
        <source>{count} {count:parameter|parameters} would need {needed} of memory; at most {most}: use fewer units or layers</source>
        <translation>매개변수 {count}개이면 메모리가 {needed} 필요한데 {most}까지입니다. 유닛이나 층을 줄이십시오</translation>
    </message>
    <message>
        <source>{name} was deleted too long ago and is not kept any more.</source>
        <translation>{name}: 삭제한 지 오래되어 더 이상 보관되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>the parameter that was set is not in this network</source>
        <translation>설정한 매개변수가 이 신경망에 없습니다</translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>About Deep Regression Playground</source>
        <translation>Deep Regression Playground 정보</translation>
    </message>
    <message>
        <source>Build a small neural network for regression, train it, and see why it learns or fails to.</source>
        <translation>회귀를 위한 작은 신경망을 만들고 학습하면서, 왜 학습이 되고 왜 실패하는지 봅니다.</translation>
    </message>
    <message>
        <source>MIT licence</source>
        <translation>MIT 라이선스</translation>
    </message>
    <message>
        <source>About this lesson</source>
        <translation>이 수업에 대하여</translation>
    </message>
    <message>
        <source>What it is about, and what to watch: to be read first, or at any step</source>
        <translation>무엇을 다루고 무엇을 보아야 하는지 설명합니다. 먼저 읽거나 어느 단계에서든 읽을 수 있습니다</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>시간선</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어 (Language)</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새로 만들기</translation>
    </message>
    <message>
        <source>Begin anew with the default experiment</source>
        <translation>기본 실험으로 새로 시작합니다</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Open an experiment, or a session with its trained network</source>
        <translation>실험, 또는 학습된 신경망이 든 세션을 엽니다</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save to the file it came from</source>
        <translation>불러온 파일에 저장합니다</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Save to another file: the experiment alone, or with its trained network</source>
        <translation>다른 파일에 저장합니다: 실험만, 또는 학습된 신경망까지</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Give the experiment another name</source>
        <translation>실험의 이름을 바꿉니다</translation>
    </message>
    <message>
        <source>PyTorch script…</source>
        <translation>PyTorch 스크립트…</translation>
    </message>
    <message>
        <source>A plain PyTorch program that repeats this run, to the bit</source>
        <translation>이 실행을 비트 단위까지 똑같이 재현하는 순수 PyTorch 프로그램</translation>
    </message>
    <message>
        <source>PyTorch script from here…</source>
        <translation>여기서부터의 PyTorch 스크립트…</translation>
    </message>
    <message>
        <source>A plain PyTorch program that begins with the parameters on screen and trains on</source>
        <translation>화면의 매개변수에서 시작하여 이어 학습하는 순수 PyTorch 프로그램</translation>
    </message>
    <message>
        <source>Notebook…</source>
        <translation>노트북…</translation>
    </message>
    <message>
        <source>The same program in cells, with explanations and plots</source>
        <translation>같은 프로그램을 셀로 나누고 설명과 그림을 붙인 것</translation>
    </message>
    <message>
        <source>Weights…</source>
        <translation>가중치…</translation>
    </message>
    <message>
        <source>The parameters on screen as safetensors, for the script&apos;s nn.Sequential</source>
        <translation>화면의 매개변수를 스크립트의 nn.Sequential에 맞춘 safetensors 파일로</translation>
    </message>
    <message>
        <source>ONNX model…</source>
        <translation>ONNX 모형…</translation>
    </message>
    <message>
        <source>The network on screen with its scaling, so that it gives the data&apos;s own units</source>
        <translation>화면의 신경망을 스케일링까지 담아 내보냅니다. 원래 단위로 예측합니다</translation>
    </message>
    <message>
        <source>Curves…</source>
        <translation>곡선…</translation>
    </message>
    <message>
        <source>The losses of every epoch and the gradients at every snapshot, as CSV</source>
        <translation>모든 에포크의 손실과 모든 스냅숏의 기울기를 CSV로</translation>
    </message>
    <message>
        <source>Animation of the training…</source>
        <translation>학습 과정 애니메이션…</translation>
    </message>
    <message>
        <source>The fit and the losses from the first update to now, as GIF or MP4</source>
        <translation>첫 갱신부터 지금까지의 적합과 손실을 GIF나 MP4로</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>보고서…</translation>
    </message>
    <message>
        <source>One web page with the experiment, curves, fit, gradients and diagnosis</source>
        <translation>실험, 곡선, 적합, 기울기, 진단을 담은 웹 페이지 한 장</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Stop training and close the program</source>
        <translation>학습을 멈추고 프로그램을 닫습니다</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last edit; a run that it threw away comes back trained</source>
        <translation>마지막 편집을 되돌립니다. 그 편집으로 버려진 실행은 학습된 상태로 돌아옵니다</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Do again what was undone</source>
        <translation>취소한 편집을 다시 적용합니다</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>데이터 복사</translation>
    </message>
    <message>
        <source>Copy the samples as text, which a spreadsheet takes as cells</source>
        <translation>표본을 텍스트로 복사합니다. 스프레드시트에 붙여 넣으면 셀이 됩니다</translation>
    </message>
    <message>
        <source>Paste data</source>
        <translation>데이터 붙여넣기</translation>
    </message>
    <message>
        <source>Take cells copied from a spreadsheet as data; while you draw, add them as points</source>
        <translation>스프레드시트에서 복사한 셀을 데이터로 받습니다. 점을 그리는 중이면 점으로 더합니다</translation>
    </message>
    <message>
        <source>Copy as link text</source>
        <translation>링크 텍스트로 복사</translation>
    </message>
    <message>
        <source>Copy the whole experiment as one short line of text, to be pasted into a chat</source>
        <translation>실험 전체를 짧은 텍스트 한 줄로 복사합니다. 채팅에 붙여 넣을 수 있습니다</translation>
    </message>
    <message>
        <source>Paste link text</source>
        <translation>링크 텍스트 붙여넣기</translation>
    </message>
    <message>
        <source>Open the experiment whose line of text was copied from a chat</source>
        <translation>채팅에서 복사한 한 줄 텍스트의 실험을 엽니다</translation>
    </message>
    <message>
        <source>Train until paused, or pause</source>
        <translation>일시 정지할 때까지 학습합니다. 다시 누르면 일시 정지합니다</translation>
    </message>
    <message>
        <source>One update</source>
        <translation>한 번 갱신</translation>
    </message>
    <message>
        <source>One step of the optimiser on one batch, then pause</source>
        <translation>배치 하나로 매개변수를 한 번 갱신한 뒤 일시 정지합니다</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>한 번 갱신</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>한 에포크</translation>
    </message>
    <message>
        <source>Train until every training point was used once more, then pause</source>
        <translation>모든 학습 데이터를 한 번씩 더 쓸 때까지 학습한 뒤 일시 정지합니다</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Run to epoch…</source>
        <translation>지정한 에포크까지 학습…</translation>
    </message>
    <message>
        <source>Train until an epoch of your choice, then pause</source>
        <translation>원하는 에포크까지 학습한 뒤 일시 정지합니다</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Start again from exactly the same initial parameters</source>
        <translation>정확히 같은 초기 매개변수에서 다시 시작합니다</translation>
    </message>
    <message>
        <source>New initial parameters</source>
        <translation>새 초기 매개변수</translation>
    </message>
    <message>
        <source>Throw the dice: start again from other initial parameters</source>
        <translation>주사위를 던져 다른 초기 매개변수에서 다시 시작합니다</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>느린 동작</translation>
    </message>
    <message>
        <source>One update after the other, slow enough to be watched in the chain rule: forward, loss, backward, update. Once more, and it is as fast as before</source>
        <translation>연쇄 법칙 보기에서 순전파, 손실, 역전파, 갱신을 따라갈 수 있게 갱신을 하나씩 천천히 진행합니다. 한 번 더 누르면 전과 같은 속도로 돌아갑니다</translation>
    </message>
    <message>
        <source>Predict first…</source>
        <translation>먼저 예측하기…</translation>
    </message>
    <message>
        <source>Cover the plot and draw what training will make of it, before it is revealed</source>
        <translation>그림을 가리고, 보기 전에 학습이 어떤 곡선을 만들지 먼저 그립니다</translation>
    </message>
    <message>
        <source>Race…</source>
        <translation>경주…</translation>
    </message>
    <message>
        <source>Train variants of this experiment side by side, from the same start</source>
        <translation>이 실험의 변형들을 같은 출발점에서 나란히 학습합니다</translation>
    </message>
    <message>
        <source>16 seeds</source>
        <translation>시드 16개</translation>
    </message>
    <message>
        <source>Train this network from 16 initial parameters at once: how much of it is luck?</source>
        <translation>이 신경망을 초기 매개변수 16가지에서 한꺼번에 학습하여 어디까지가 운인지 봅니다</translation>
    </message>
    <message>
        <source>Pin run</source>
        <translation>실행 고정</translation>
    </message>
    <message>
        <source>Keep this run as it is now, and draw it, dashed, over what comes next</source>
        <translation>이 실행을 지금 상태로 보관하고, 이후의 그림 위에 파선으로 겹쳐 그립니다</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>거꾸로 재생</translation>
    </message>
    <message>
        <source>Play the run backwards in every view, or stop playing; training goes on</source>
        <translation>모든 보기에서 실행을 거꾸로 재생하거나 재생을 멈춥니다. 학습은 계속됩니다</translation>
    </message>
    <message>
        <source>Play forwards</source>
        <translation>앞으로 재생</translation>
    </message>
    <message>
        <source>Play the run forwards, from its start or from where you look; training goes on</source>
        <translation>처음부터, 또는 보고 있는 순간부터 실행을 재생합니다. 학습은 계속됩니다</translation>
    </message>
    <message>
        <source>Earlier snapshot</source>
        <translation>이전 스냅숏</translation>
    </message>
    <message>
        <source>Show the network as it was one snapshot earlier</source>
        <translation>스냅숏 하나만큼 앞선 신경망을 보여 줍니다</translation>
    </message>
    <message>
        <source>Later snapshot</source>
        <translation>다음 스냅숏</translation>
    </message>
    <message>
        <source>Show the network as it was one snapshot later</source>
        <translation>스냅숏 하나만큼 뒤의 신경망을 보여 줍니다</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>Show the run as it is now</source>
        <translation>실행의 현재 모습을 보여 줍니다</translation>
    </message>
    <message>
        <source>Continue from here</source>
        <translation>여기서 계속</translation>
    </message>
    <message>
        <source>A new run from this moment on: its parameters, its optimiser&apos;s memory and its order of the data, with the settings as they are now. Undo brings the run back where it was</source>
        <translation>이 순간의 매개변수, 최적화 기법의 내부 상태, 데이터 순서를 이어받고 설정은 지금 것을 써서 새 실행을 시작합니다. 실행 취소하면 원래 실행이 있던 자리로 돌아갑니다</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>발표 모드</translation>
    </message>
    <message>
        <source>For a room that watches: the whole screen, large letters, thick lines</source>
        <translation>함께 보는 수업을 위한 전체 화면, 큰 글자, 굵은 선</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>집중 조명</translation>
    </message>
    <message>
        <source>Dim all cards but one; arrow keys or a click choose which, Esc ends it</source>
        <translation>카드 하나만 남기고 모두 어둡게 합니다. 화살표 키나 클릭으로 고르고 Esc로 끝냅니다</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Light or dark as the desktop is</source>
        <translation>데스크톱 설정에 따라 밝게 또는 어둡게 표시합니다</translation>
    </message>
    <message>
        <source>Dark letters on light surfaces</source>
        <translation>밝은 바탕에 어두운 글자로 표시합니다</translation>
    </message>
    <message>
        <source>Light letters on dark surfaces</source>
        <translation>어두운 바탕에 밝은 글자로 표시합니다</translation>
    </message>
    <message>
        <source>Korean where the system speaks it, else English</source>
        <translation>시스템이 한국어이면 한국어, 아니면 영어</translation>
    </message>
    <message>
        <source>Everything in English</source>
        <translation>모두 영어로 표시합니다</translation>
    </message>
    <message>
        <source>Everything in Korean</source>
        <translation>모두 한국어로 표시합니다</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>Everything that is written becomes one step larger, up to twice its usual size</source>
        <translation>모든 글자를 한 단계 크게 합니다. 보통 크기의 두 배까지 커집니다</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>글자 작게</translation>
    </message>
    <message>
        <source>Everything that is written becomes one step smaller</source>
        <translation>모든 글자를 한 단계 작게 합니다</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>보통 글자 크기</translation>
    </message>
    <message>
        <source>Letters as large as the system has them</source>
        <translation>시스템과 같은 글자 크기</translation>
    </message>
    <message>
        <source>{size} %</source>
        <translation>{size} %</translation>
    </message>
    <message>
        <source>Letters so large, measured by those of the system</source>
        <translation>시스템 글자를 기준으로 한 크기</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>움직임 줄이기</translation>
    </message>
    <message>
        <source>Nothing flashes, fades or slides by itself; else as the desktop has it</source>
        <translation>저절로 번쩍이거나 흐려지거나 미끄러지지 않게 합니다. 끄면 데스크톱 설정을 따릅니다</translation>
    </message>
    <message>
        <source>Describe this view</source>
        <translation>이 보기 설명</translation>
    </message>
    <message>
        <source>Say in words what the plot with the focus shows; a screen reader reads it out</source>
        <translation>포커스가 있는 그림이 보여 주는 것을 말로 합니다. 화면 낭독기가 읽어 줍니다</translation>
    </message>
    <message>
        <source>Next card</source>
        <translation>다음 카드</translation>
    </message>
    <message>
        <source>Put the keyboard&apos;s focus on the next card, bar or row of tabs</source>
        <translation>키보드 포커스를 다음 카드, 막대 또는 탭 줄로 옮깁니다</translation>
    </message>
    <message>
        <source>Previous card</source>
        <translation>이전 카드</translation>
    </message>
    <message>
        <source>Put the keyboard&apos;s focus on the card, bar or row of tabs before</source>
        <translation>키보드 포커스를 이전 카드, 막대 또는 탭 줄로 옮깁니다</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>화면 구성 초기화</translation>
    </message>
    <message>
        <source>Put every card back where it was at first</source>
        <translation>모든 카드를 처음 자리로 되돌립니다</translation>
    </message>
    <message>
        <source>Save picture of the window…</source>
        <translation>창의 그림 저장…</translation>
    </message>
    <message>
        <source>Save what the window shows as PNG or SVG</source>
        <translation>창에 보이는 그대로 PNG나 SVG로 저장합니다</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>A course on deep regression, beside the work</source>
        <translation>작업 화면 옆에서 진행하는 심층 회귀 과정입니다</translation>
    </message>
    <message>
        <source>Locked mode</source>
        <translation>잠금 모드</translation>
    </message>
    <message>
        <source>Only what the lesson needs can be used; the same keys open everything again</source>
        <translation>수업에 필요한 것만 쓸 수 있습니다. 같은 키를 누르면 다시 모두 열립니다</translation>
    </message>
    <message>
        <source>Certificate…</source>
        <translation>수료증…</translation>
    </message>
    <message>
        <source>What was reached in the course, as a page to print or to save as PDF</source>
        <translation>과정에서 이룬 것을 인쇄하거나 PDF로 저장할 수 있는 한 장으로 보여 줍니다</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Show every shortcut</source>
        <translation>모든 단축키를 보여 줍니다</translation>
    </message>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>Versions of the program and of what it is built on</source>
        <translation>이 프로그램과 그 바탕이 된 것들의 버전을 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>ActivationHeader</name>
    <message>
        <source>The activation function of the selected layer; another one is an edit</source>
        <translation>선택한 층의 활성 함수입니다. 다른 함수를 고르면 실험이 바뀝니다</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Through n layers</source>
        <translation>n개 층 통과</translation>
    </message>
    <message>
        <source>n layers</source>
        <translation>n개 층</translation>
    </message>
    <message>
        <source>f and its slope f′: how much of a gradient passes a unit is f′ at its z</source>
        <translation>f와 그 도함수 f′: 유닛을 지나는 기울기는 그 유닛의 z에서의 f′만큼 전달됩니다</translation>
    </message>
    <message>
        <source>f′ multiplied from layer to layer: what is left of a gradient at the input&apos;s side</source>
        <translation>층마다 f′을 곱해 가며 입력 쪽까지 남는 기울기를 보여 줍니다</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>{n}층</translation>
    </message>
</context>
<context>
    <name>ActivationPlot</name>
    <message>
        <source>Compared with {others}.</source>
        <translation>비교 대상: {others}.</translation>
    </message>
    <message>
        <source>α of layer {n}</source>
        <translation>{n}층의 α</translation>
    </message>
    <message>
        <source>α, compared
curve only</source>
        <translation>비교용 α
곡선만</translation>
    </message>
    <message>
        <source>{label}: f = {f}, f′ = {rise}</source>
        <translation>{label}: f = {f}, f′ = {rise}</translation>
    </message>
    <message>
        <source>n = {n}</source>
        <translation>n = {n}</translation>
    </message>
</context>
<context>
    <name>ActivationWords</name>
    <message>
        <source>n = 1</source>
        <translation>n = 1</translation>
    </message>
    <message>
        <source>this network: {n}</source>
        <translation>이 신경망: {n}</translation>
    </message>
    <message>
        <source>over this layer&apos;s z: (mean |f′|)ⁿ</source>
        <translation>이 층의 z에서: (평균 |f′|)ⁿ</translation>
    </message>
    <message>
        <source>at most: (max |f′|)ⁿ</source>
        <translation>최대: (최대 |f′|)ⁿ</translation>
    </message>
    <message>
        <source>(mean |f′|)ⁿ</source>
        <translation>(평균 |f′|)ⁿ</translation>
    </message>
    <message>
        <source>(max |f′|)ⁿ</source>
        <translation>(최대 |f′|)ⁿ</translation>
    </message>
    <message>
        <source>at most {value}</source>
        <translation>최대 {value}</translation>
    </message>
    <message>
        <source>{value}, at most {bound}</source>
        <translation>{value}, 최대 {bound}</translation>
    </message>
    <message>
        <source>Without a hidden layer the network is one affine map: there is no activation function to show.</source>
        <translation>은닉층이 없는 신경망은 하나의 아핀 변환입니다. 보여 줄 활성 함수가 없습니다.</translation>
    </message>
    <message>
        <source>The pre-activations z of this layer appear here when training starts.</source>
        <translation>학습이 시작되면 이 층의 활성 전 값 z가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Layer {n} computes {label}: f(z) = {formula}, f′(z) = {derivative}.</source>
        <translation>{n}층은 {label}을(를) 계산합니다: f(z) = {formula}, f′(z) = {derivative}.</translation>
    </message>
    <message>
        <source>dead side, f′ = 0</source>
        <translation>죽은 쪽, f′ = 0</translation>
    </message>
    <message>
        <source>weak side, f′ = {slope}</source>
        <translation>약한 쪽, f′ = {slope}</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>포화</translation>
    </message>
    <message>
        <source>{share} % of layer {n}&apos;s z lie on the dead side: f′ = 0, no gradient passes</source>
        <translation>{n}층의 z 중 {share} %가 죽은 쪽에 있습니다. f′ = 0이므로 기울기가 전달되지 않습니다</translation>
    </message>
    <message>
        <source>{share} % of layer {n}&apos;s z lie on the weak side, where f′ is only {slope}</source>
        <translation>{n}층의 z 중 {share} %가 약한 쪽에 있으며, 그곳의 f′은 {slope}에 지나지 않습니다</translation>
    </message>
    <message>
        <source>{share} % of layer {n}&apos;s z are saturated: |f′| &lt; {flat:.0f} % of its maximum</source>
        <translation>{n}층의 z 중 {share} %가 포화되어 있습니다. |f′|이 최댓값의 {flat:.0f} %보다 작습니다</translation>
    </message>
    <message>
        <source> (hatched).</source>
        <translation> (빗금 친 부분).</translation>
    </message>
    <message>
        <source>{n} {label} {n:layer|layers}</source>
        <translation>{label} 층 {n}개</translation>
    </message>
    <message>
        <source>{layers}: f′ multiplies a gradient by at most {bound}</source>
        <translation>{layers}: f′을 모두 거친 기울기는 최대 {bound}배입니다</translation>
    </message>
    <message>
        <source>; here, with mean |f′| = {mean}, by about {left}.</source>
        <translation>. 여기서는 평균 |f′| = {mean}이므로 약 {left}배입니다.</translation>
    </message>
    <message>
        <source>{label}: at most {bound}</source>
        <translation>{label}: 최대 {bound}</translation>
    </message>
    <message>
        <source>{label}: {value}, at most {bound}</source>
        <translation>{label}: {value}, 최대 {bound}</translation>
    </message>
</context>
<context>
    <name>ActualPlot</name>
    <message>
        <source>show test set</source>
        <translation>시험 데이터 보기</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>잔차</translation>
    </message>
    <message>
        <source>What each prediction lacks to its target: a pattern in it is what can still be learned</source>
        <translation>예측과 목표값의 차이를 보여 줍니다. 잔차에 규칙이 보이면 아직 학습할 것이 남아 있는 것입니다</translation>
    </message>
    <message>
        <source>Keep it hidden while you choose: a test set that decided anything is no longer unseen</source>
        <translation>모형을 고르는 동안에는 숨겨 두어야 합니다. 결정에 쓰인 시험 데이터는 더 이상 처음 보는 데이터가 아닙니다</translation>
    </message>
    <message>
        <source>Predicted against actual {target}: {parts}.</source>
        <translation>{target}의 실제와 예측: {parts}.</translation>
    </message>
    <message>
        <source>{name}: {count} {count:point|points}, R² {r2}, RMSE {rmse}</source>
        <translation>{name}: 점 {count}개, R² {r2}, RMSE {rmse}</translation>
    </message>
    <message>
        <source>{n} {n:prediction lies|predictions lie} beyond the axes</source>
        <translation>예측 {n}개가 축 밖에 있습니다</translation>
    </message>
    <message>
        <source>No prediction is finite: {n} of {n} {n:has|have} overflowed.
The network has diverged.</source>
        <translation>유한한 예측이 없습니다. {n}개 중 {n}개가 넘쳤습니다.
신경망이 발산했습니다.</translation>
    </message>
    <message>
        <source>{n} of {all} {all:prediction|predictions} {n:lies|lie} beyond these axes:
the predictions run from {low} to {high}, the actual values from {least} to {most}.</source>
        <translation>예측 {all}개 중 {n}개가 이 축 밖에 있습니다:
예측은 {low}부터 {high}까지, 실제 값은 {least}부터 {most}까지입니다.</translation>
    </message>
    <message>
        <source>R² {r2}, RMSE {rmse}</source>
        <translation>R² {r2}, RMSE {rmse}</translation>
    </message>
    <message>
        <source>actual {target}</source>
        <translation>실제 {target}</translation>
    </message>
    <message>
        <source>predicted · {n:,} beyond these axes</source>
        <translation>예측 · {n:,}개는 축 밖</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Still being found …</source>
        <translation>구하는 중 …</translation>
    </message>
    <message>
        <source>Predictions appear here when training starts.</source>
        <translation>학습이 시작되면 예측이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Row {row:,} ({name})
actual {actual}
predicted {predicted}
residual {residual}</source>
        <translation>{row:,}행({name})
실제 {actual}
예측 {predicted}
잔차 {residual}</translation>
    </message>
</context>
<context>
    <name>BaselineLines</name>
    <message>
        <source>baselines</source>
        <translation>기준 모형</translation>
    </message>
    <message>
        <source>The loss of models that need no training, on the validation set: the mean, least squares, nearest neighbours. A network above them has not earned its parameters yet.</source>
        <translation>검증 데이터에서 학습이 필요 없는 모형들의 손실: 평균, 최소제곱법, 최근접 이웃. 이보다 위에 있는 신경망은 아직 매개변수의 값을 하지 못한 것입니다.</translation>
    </message>
</context>
<context>
    <name>BaselinesView</name>
    <message>
        <source>show test set</source>
        <translation>시험 데이터 보기</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Keep it hidden while you choose: a test set that decided anything is no longer unseen</source>
        <translation>모형을 고르는 동안에는 숨겨 두어야 합니다. 결정에 쓰인 시험 데이터는 더 이상 처음 보는 데이터가 아닙니다</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Cross-validation</source>
        <translation>교차 검증</translation>
    </message>
    <message>
        <source>Cross-val.</source>
        <translation>교차 검증</translation>
    </message>
    <message>
        <source>Every model&apos;s error on the training, validation and test set</source>
        <translation>학습·검증·시험 데이터에서 각 모형의 오차를 보여 줍니다</translation>
    </message>
    <message>
        <source>Every model&apos;s error on rows left out, fold by fold, with its spread</source>
        <translation>빼놓은 행에서 각 모형의 오차와 그 퍼짐을 폴드별로 보여 줍니다</translation>
    </message>
    <message>
        <source>R² {set}</source>
        <translation>R² {set}</translation>
    </message>
    <message>
        <source>RMSE of {target}</source>
        <translation>{target}의 RMSE</translation>
    </message>
    <message>
        <source>The network&apos;s numbers appear here, beside those of models that need no training.</source>
        <translation>학습이 필요 없는 모형들의 값과 나란히 신경망의 값이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>{k} nearest {k:neighbour|neighbours}</source>
        <translation>최근접 이웃 {k}개</translation>
    </message>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>least squares</source>
        <translation>최소제곱법</translation>
    </message>
    <message>
        <source>nearest neighbours</source>
        <translation>최근접 이웃</translation>
    </message>
    <message>
        <source>The network as it is now</source>
        <translation>지금의 신경망</translation>
    </message>
    <message>
        <source>Predicts the mean of the training targets, whatever the features are</source>
        <translation>특성과 상관없이 학습 데이터 목표값의 평균을 예측합니다</translation>
    </message>
    <message>
        <source>The affine function with the lowest MSE on the training set, in closed form</source>
        <translation>학습 데이터에서 MSE가 가장 작은 아핀 함수이며, 닫힌 식으로 구합니다</translation>
    </message>
    <message>
        <source>Predicts the mean target of the k training rows nearest in scaled features; k did best on validation</source>
        <translation>스케일링된 특성에서 가장 가까운 학습 행 k개의 평균 목표값을 예측합니다. k는 검증 데이터에서 가장 좋았던 값입니다</translation>
    </message>
    <message>
        <source>There is no test set, so nothing can be said of rows that decided nothing.</source>
        <translation>시험 데이터가 없으므로, 결정에 쓰이지 않은 행에 대해서는 아무 말도 할 수 없습니다.</translation>
    </message>
    <message>
        <source>The network&apos;s predictions are not finite on the test set; least squares has RMSE {line}.</source>
        <translation>시험 데이터에서 신경망의 예측이 유한하지 않습니다. 최소제곱법의 RMSE는 {line}입니다.</translation>
    </message>
    <message>
        <source>The network does not beat least squares on the test set: RMSE {network} of {target} against {line}, {percent} % higher.</source>
        <translation>신경망은 시험 데이터에서 최소제곱법보다 낫지 않습니다. {target}의 RMSE는 {network}(으)로, 최소제곱법의 {line}보다 {percent} % 높습니다.</translation>
    </message>
    <message>
        <source>Its {features} {features:coefficient|coefficients}, found without training, {features:does|do} better.</source>
        <translation>학습 없이 구한 계수 {features}개가 더 낫습니다.</translation>
    </message>
    <message>
        <source>; on {n} {n:row|rows} that can be luck</source>
        <translation>. 다만 행 {n}개에서는 운일 수도 있습니다</translation>
    </message>
    <message>
        <source>On {n} {n:row|rows} that can be luck ({errors} standard errors).</source>
        <translation>행 {n}개에서는 운일 수도 있습니다(표준오차의 {errors}배).</translation>
    </message>
    <message>
        <source>RMSE of {target} over {n} of {k} {k:fold|folds} of {rows} {rows:row|rows}: network {network}, least squares {line}. The test set takes no part.</source>
        <translation>폴드 {k}개 중 {n}개, 행 {rows}개에서 {target}의 RMSE: 신경망 {network}, 최소제곱법 {line}. 시험 데이터는 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>The network is better in {wins} of {k} {k:fold|folds}.</source>
        <translation>폴드 {k}개 중 {wins}개에서 신경망이 더 낫습니다.</translation>
    </message>
    <message>
        <source>The network beats least squares on the test set: RMSE {network} of {target} against {line}, {percent} % lower.</source>
        <translation>신경망은 시험 데이터에서 최소제곱법보다 낫습니다. {target}의 RMSE는 {network}(으)로, 최소제곱법의 {line}보다 {percent} % 낮습니다.</translation>
    </message>
    <message>
        <source>RMSE {network} of {target} on the test set against {line}, {percent} % higher</source>
        <translation>시험 데이터에서 {target}의 RMSE가 {network}(으)로, 최소제곱법의 {line}보다 {percent} % 높습니다</translation>
    </message>
    <message>
        <source>But {neighbours} do better: {rmse}.</source>
        <translation>그러나 {neighbours}이(가) 더 낫습니다: {rmse}.</translation>
    </message>
    <message>
        <source>There is no validation set to compare on.</source>
        <translation>비교할 검증 데이터가 없습니다.</translation>
    </message>
    <message>
        <source>Validation RMSE of {target}: network {network}, least squares {line}, so {percent} % {direction}. Settings are chosen on this set; the verdict is the test set&apos;s, once, at the end.</source>
        <translation>{target}의 검증 RMSE: 신경망 {network}, 최소제곱법 {line}. 신경망이 {percent} % {direction}. 설정은 이 데이터로 고르지만, 판정은 마지막에 한 번 시험 데이터로 합니다.</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>낮습니다</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>높습니다</translation>
    </message>
    <message>
        <source>The first fold is being trained.</source>
        <translation>첫 폴드를 학습하는 중입니다.</translation>
    </message>
    <message>
        <source>In at least one of them it diverged.</source>
        <translation>그중 적어도 하나에서는 발산했습니다.</translation>
    </message>
</context>
<context>
    <name>CalmWords</name>
    <message>
        <source>Nothing looks wrong</source>
        <translation>이상 없음</translation>
    </message>
    <message>
        <source>None of the {count} {count:thing that is|things that are} watched for holds at update {update:,}.</source>
        <translation>갱신 {update:,}에서 점검하는 문제 {count}가지 중 해당하는 것이 없습니다.</translation>
    </message>
    <message>
        <source>The gradient reaches layer 1: ‖∂L/∂W‖ is {first} there and {last} in the output layer.</source>
        <translation>기울기가 1층까지 도달합니다. ‖∂L/∂W‖는 1층에서 {first}, 출력층에서 {last}입니다.</translation>
    </message>
    <message>
        <source>The gradient reaches layer 1: ‖∂L/∂W‖ is {first} there, 1/{ratio} of the output layer&apos;s {last}.</source>
        <translation>기울기가 1층까지 도달합니다. 1층의 ‖∂L/∂W‖는 {first}이며, 출력층 값 {last}의 1/{ratio}입니다.</translation>
    </message>
    <message>
        <source>The last update moved the weights by {low} of their size; 1e-3 is usual.</source>
        <translation>마지막 갱신에서 가중치가 그 크기의 {low}만큼 움직였습니다. 보통은 1e-3입니다.</translation>
    </message>
    <message>
        <source>The last update moved the weights of a layer by {low} to {high} of their size; 1e-3 is usual.</source>
        <translation>마지막 갱신에서 층의 가중치가 그 크기의 {low}~{high}만큼 움직였습니다. 보통은 1e-3입니다.</translation>
    </message>
    <message>
        <source>No unit is saturated.</source>
        <translation>포화된 유닛이 없습니다.</translation>
    </message>
    <message>
        <source>No unit is dead or saturated.</source>
        <translation>죽거나 포화된 유닛이 없습니다.</translation>
    </message>
    <message>
        <source>At most {saturated} % of a layer&apos;s units are saturated.</source>
        <translation>포화된 유닛은 어느 층에서도 {saturated} %를 넘지 않습니다.</translation>
    </message>
    <message>
        <source>At most {dead} % of a layer&apos;s units are dead and {saturated} % saturated.</source>
        <translation>어느 층에서도 죽은 유닛은 {dead} %, 포화된 유닛은 {saturated} %를 넘지 않습니다.</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Reset view</source>
        <translation>보기 초기화</translation>
    </message>
    <message>
        <source>Show everything again (double click, or the Home key)</source>
        <translation>다시 전체를 보여 줍니다(두 번 클릭 또는 Home 키)</translation>
    </message>
</context>
<context>
    <name>CardDock</name>
    <message>
        <source>Close; the View menu brings it back</source>
        <translation>닫습니다. 보기 메뉴에서 다시 열 수 있습니다</translation>
    </message>
    <message>
        <source>Close {title}</source>
        <translation>{title} 닫기</translation>
    </message>
</context>
<context>
    <name>Centre</name>
    <message>
        <source>Views in the centre</source>
        <translation>가운데 보기</translation>
    </message>
</context>
<context>
    <name>Certificate</name>
    <message>
        <source>Certificate</source>
        <translation>수료증</translation>
    </message>
    <message>
        <source>Record of the course</source>
        <translation>과정 기록</translation>
    </message>
    <message>
        <source>{n} of {all} {all:lesson|lessons}</source>
        <translation>수업 {all}개 중 {n}개</translation>
    </message>
    <message>
        <source>{done} of {steps} {steps:step|steps}</source>
        <translation>{steps}단계 중 {done}단계</translation>
    </message>
    <message>
        <source>Challenges: {points} of {most} {most:point|points}</source>
        <translation>도전 과제: {most}점 중 {points}점</translation>
    </message>
    <message>
        <source>has completed the whole course on deep regression, all {n} {n:lesson|lessons} of it</source>
        <translation>위 사람은 심층 회귀 과정의 수업 {n}개를 모두 마쳤습니다</translation>
    </message>
    <message>
        <source>has completed {n} of {all} {all:lesson|lessons} of the course on deep regression</source>
        <translation>위 사람은 심층 회귀 과정의 수업 {all}개 중 {n}개를 마쳤습니다</translation>
    </message>
    <message>
        <source>{points} of {most}</source>
        <translation>{points} / {most}</translation>
    </message>
    <message>
        <source>Every step is checked against the live numbers of a network.</source>
        <translation>모든 단계는 학습 중인 신경망의 실제 값으로 확인했습니다.</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Certificate</source>
        <translation>수료증</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>The name that the certificate is made out to</source>
        <translation>수료증에 적을 이름</translation>
    </message>
    <message>
        <source>Name on the certificate</source>
        <translation>수료증의 이름</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF로 저장…</translation>
    </message>
    <message>
        <source>One page, A4 across</source>
        <translation>A4 가로 한 장</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>인쇄…</translation>
    </message>
    <message>
        <source>Print the page</source>
        <translation>이 쪽을 인쇄합니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>It can be opened again from the lessons</source>
        <translation>수업 목록에서 다시 열 수 있습니다</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDF로 저장</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>{file} was not written: {reason}</source>
        <translation>{file} 파일을 쓰지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>{file}에 저장했습니다</translation>
    </message>
    <message>
        <source>{name} does not print.</source>
        <translation>{name}: 인쇄되지 않습니다.</translation>
    </message>
</context>
<context>
    <name>CertificatePage</name>
    <message>
        <source>{n} of {all} {all:lesson|lessons} complete</source>
        <translation>수업 {all}개 중 {n}개 완료</translation>
    </message>
</context>
<context>
    <name>ChainRuleView</name>
    <message>
        <source>one sample</source>
        <translation>표본 하나</translation>
    </message>
    <message>
        <source>next batch (mean)</source>
        <translation>다음 배치(평균)</translation>
    </message>
    <message>
        <source>Follow one training sample through the network, or the mean over the batch that is next</source>
        <translation>학습 표본 하나, 또는 다음 배치의 평균을 따라 신경망을 지나갑니다</translation>
    </message>
    <message>
        <source>sample </source>
        <translation>표본 </translation>
    </message>
    <message>
        <source>Which training sample</source>
        <translation>어느 학습 표본인지</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계별</translation>
    </message>
    <message>
        <source>Forward, loss, backward and update, a step at a time</source>
        <translation>순전파, 손실, 역전파, 갱신을 한 단계씩 봅니다</translation>
    </message>
    <message>
        <source>One parameter</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>The gradient of one weight or bias as a product of factors</source>
        <translation>가중치나 편향 하나의 기울기를 인수들의 곱으로 봅니다</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>This gradient beside PyTorch&apos;s own, and beside a measured one</source>
        <translation>이 기울기를 PyTorch가 구한 값, 수치로 측정한 값과 나란히 봅니다</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>Loss and fit after this update, and with other learning rates</source>
        <translation>이번 갱신 뒤의 손실과 적합을 다른 학습률의 경우와 함께 봅니다</translation>
    </message>
    <message>
        <source> of {n}</source>
        <translation> / {n}</translation>
    </message>
    <message>
        <source>Pick a sample above: its way through the network, the loss, the gradient and the update are shown here as soon as there is a network with data.</source>
        <translation>위에서 표본을 고릅니다. 신경망과 데이터가 준비되는 대로 표본이 신경망을 지나는 과정, 손실, 기울기, 갱신이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>This network is too large to walk through: it has {n} {n:parameter|parameters}, and at most {most} {most:is|are} worked out by hand in a moment. Use fewer units or layers.</source>
        <translation>이 신경망은 단계별로 따라가기에 너무 큽니다. 매개변수가 {n}개인데, 한 번에 풀어 보일 수 있는 것은 {most}개까지입니다. 유닛이나 층을 줄여야 합니다.</translation>
    </message>
    <message>
        <source>training: numbers of update {n}</source>
        <translation>학습 중: 갱신 {n}의 값</translation>
    </message>
    <message>
        <source>numbers of update {n}</source>
        <translation>갱신 {n}의 값</translation>
    </message>
    <message>
        <source>Which training sample. This one: {inputs}; {target} = {value}</source>
        <translation>어느 학습 표본인지 고릅니다. 이 표본: {inputs}; {target} = {value}</translation>
    </message>
</context>
<context>
    <name>ChainWords</name>
    <message>
        <source>the input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>{place}, weighted sum</source>
        <translation>{place}, 가중합</translation>
    </message>
    <message>
        <source>{place}, activation</source>
        <translation>{place}, 활성 함수</translation>
    </message>
    <message>
        <source>output, the prediction</source>
        <translation>출력, 곧 예측</translation>
    </message>
    <message>
        <source>how wrong the prediction is</source>
        <translation>예측이 얼마나 틀렸는지</translation>
    </message>
    <message>
        <source>gradient of the prediction</source>
        <translation>예측에 대한 기울기</translation>
    </message>
    <message>
        <source>{place}, gradient of the weights</source>
        <translation>{place}, 가중치의 기울기</translation>
    </message>
    <message>
        <source>{place}, gradient of the biases</source>
        <translation>{place}, 편향의 기울기</translation>
    </message>
    <message>
        <source>{place}, gradient handed down</source>
        <translation>{place}, 아래로 전달되는 기울기</translation>
    </message>
    <message>
        <source>{place}, through the activation</source>
        <translation>{place}, 활성 함수를 거쳐</translation>
    </message>
    <message>
        <source>gradient clipping</source>
        <translation>기울기 자르기</translation>
    </message>
    <message>
        <source>{place}, regularised gradient (weights)</source>
        <translation>{place}, 규제를 더한 기울기(가중치)</translation>
    </message>
    <message>
        <source>{place}, regularised gradient (biases)</source>
        <translation>{place}, 규제를 더한 기울기(편향)</translation>
    </message>
    <message>
        <source>{place}, new weights</source>
        <translation>{place}, 새 가중치</translation>
    </message>
    <message>
        <source>{place}, new biases</source>
        <translation>{place}, 새 편향</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>output layer</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>layer {n}</source>
        <translation>{n}층</translation>
    </message>
    <message>
        <source>bias of unit {unit}, {place}</source>
        <translation>{place} 유닛 {unit}의 편향</translation>
    </message>
    <message>
        <source>input {n}</source>
        <translation>입력 {n}</translation>
    </message>
    <message>
        <source>unit {n}</source>
        <translation>유닛 {n}</translation>
    </message>
    <message>
        <source>weight from {source} to unit {unit}, {place}</source>
        <translation>{source}에서 {place} 유닛 {unit}(으)로 가는 가중치</translation>
    </message>
    <message>
        <source>The network sees the sample&apos;s features, scaled. Everything else is computed from them.</source>
        <translation>신경망이 받는 것은 스케일링된 표본의 특성입니다. 나머지는 모두 여기서 계산됩니다.</translation>
    </message>
    <message>
        <source>The unit adds up what it receives, weighted, plus its bias: one weighted sum.</source>
        <translation>유닛은 받은 값에 가중치를 곱해 더하고 편향을 더합니다. 가중합 1개입니다.</translation>
    </message>
    <message>
        <source>Each unit adds up what it receives, weighted, plus its bias: {n} weighted {n:sum|sums}.</source>
        <translation>각 유닛은 받은 값에 가중치를 곱해 더하고 편향을 더합니다. 가중합 {n}개가 나옵니다.</translation>
    </message>
    <message>
        <source>{n} of {all} {n:comes out as 0: this unit passes|come out as 0: these units pass} nothing on.</source>
        <translation>{all}개 중 {n}개가 0이 됩니다. 이 유닛들은 아무것도 전달하지 않습니다.</translation>
    </message>
    <message>
        <source>The loss is the mean over {n} {n:sample|samples}. Training wants it smaller.</source>
        <translation>손실은 표본 {n}개에 대한 평균입니다. 학습은 이 값을 줄이려 합니다.</translation>
    </message>
    <message>
        <source>A weight&apos;s gradient is the signal δ at its end times the activation at its start, summed over the {rows} {rows:sample|samples}.</source>
        <translation>가중치의 기울기는 도착하는 쪽의 신호 δ와 출발하는 쪽의 활성값을 곱해 표본 {rows}개에 걸쳐 더한 것입니다.</translation>
    </message>
    <message>
        <source>{n} of {all} {all:slope|slopes} {n:is|are} 0: nothing passes there.</source>
        <translation>도함수 값 {all}개 중 {n}개가 0입니다. 그곳으로는 아무것도 전달되지 않습니다.</translation>
    </message>
    <message>
        <source>{label} bends every sum: without it, all layers together would be one straight line.</source>
        <translation>{label}이(가) 모든 가중합을 구부립니다. 이것이 없으면 층을 모두 합쳐도 하나의 직선일 뿐입니다.</translation>
    </message>
    <message>
        <source>Identity changes nothing: this layer and the next are together one linear layer.</source>
        <translation>Identity는 아무것도 바꾸지 않습니다. 이 층과 다음 층은 합쳐서 하나의 선형 층입니다.</translation>
    </message>
    <message>
        <source>The output layer has no activation: its sums are the predictions, one a sample.</source>
        <translation>출력층에는 활성 함수가 없습니다. 가중합이 그대로 예측이며, 표본마다 하나입니다.</translation>
    </message>
    <message>
        <source>The output layer has no activation: its sum is the prediction, {value} in scaled units.</source>
        <translation>출력층에는 활성 함수가 없습니다. 가중합이 그대로 예측이며, 스케일링된 단위로 {value}입니다.</translation>
    </message>
    <message>
        <source>The prediction is off by {error}. The loss makes one number of it, which training wants smaller.</source>
        <translation>예측의 오차는 {error}입니다. 손실은 이 오차를 하나의 수로 나타내며, 학습은 이 수를 줄이려 합니다.</translation>
    </message>
    <message>
        <source>How the loss would change with each prediction: the chain rule starts here.</source>
        <translation>각 예측이 변할 때 손실이 얼마나 변하는지를 나타냅니다. 연쇄 법칙은 여기서 시작합니다.</translation>
    </message>
    <message>
        <source>raise</source>
        <translation>커집니다</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>작아집니다</translation>
    </message>
    <message>
        <source>A little more ŷ would {way} the loss, {value} for each unit of it: the chain rule starts here.</source>
        <translation>ŷ 값이 조금 커지면 손실은 ŷ 값 1당 {value}의 비율로 {way}. 연쇄 법칙은 여기서 시작합니다.</translation>
    </message>
    <message>
        <source>A weight&apos;s gradient is the signal δ at its end times the activation at its start: two vectors give all {n}.</source>
        <translation>가중치의 기울기는 도착하는 쪽의 신호 δ와 출발하는 쪽의 활성값을 곱한 것입니다. 벡터 두 개로 {n}개를 모두 얻습니다.</translation>
    </message>
    <message>
        <source>A bias is added as it is, so its gradient is the signal δ, summed over the samples.</source>
        <translation>편향은 그대로 더해지므로, 편향의 기울기는 신호 δ를 모든 표본에 걸쳐 더한 것입니다.</translation>
    </message>
    <message>
        <source>A bias is added as it is, so its gradient is the signal δ itself: nothing to compute anew.</source>
        <translation>편향은 그대로 더해지므로, 편향의 기울기는 신호 δ 자체입니다. 새로 계산할 것이 없습니다.</translation>
    </message>
    <message>
        <source>The signal goes back through the same weights, transposed. Its norm was {before}, now it is {after}.</source>
        <translation>신호가 같은 가중치를 전치하여 거꾸로 지나갑니다. 노름은 {before}에서 {after}(으)로 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Each entry is multiplied by the activation&apos;s slope, {slope} on average: the norm goes from {before} to {after}.</source>
        <translation>각 성분에 활성 함수의 도함수 값(평균 {slope})을 곱합니다. 노름은 {before}에서 {after}(으)로 바뀝니다.</translation>
    </message>
    <message>
        <source>The whole gradient is too long, so all of it is shortened to {share} of its length.</source>
        <translation>전체 기울기가 너무 길어서, 모두 원래 길이의 {share}배로 줄입니다.</translation>
    </message>
    <message>
        <source>The whole gradient is shorter than the limit: it stays as it is.</source>
        <translation>전체 기울기가 한계보다 짧으므로 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Clipping and the penalty on large parameters change the gradient that the optimiser sees.</source>
        <translation>기울기 자르기와 큰 매개변수에 대한 벌점이, 최적화 기법이 받는 기울기를 바꿉니다.</translation>
    </message>
    <message>
        <source>A step against the gradient: what lowers the loss. The largest change here is {value}.</source>
        <translation>기울기의 반대 방향, 곧 손실이 줄어드는 쪽으로 한 걸음 갑니다. 여기서 가장 큰 변화는 {value}입니다.</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>This program</source>
        <translation>이 프로그램</translation>
    </message>
    <message>
        <source>loss.backward()</source>
        <translation>loss.backward()</translation>
    </message>
    <message>
        <source>Finite differences</source>
        <translation>유한 차분</translation>
    </message>
    <message>
        <source>the chain rule, written out layer by layer (float32)</source>
        <translation>층마다 풀어 쓴 연쇄 법칙(float32)</translation>
    </message>
    <message>
        <source>PyTorch&apos;s autograd on the same nn.Sequential (float32)</source>
        <translation>같은 nn.Sequential에 대한 PyTorch의 자동 미분(float32)</translation>
    </message>
    <message>
        <source>the loss measured with the parameter a little larger and smaller (float64)</source>
        <translation>매개변수를 조금 키우고 줄여 측정한 손실(float64)</translation>
    </message>
    <message>
        <source>kink</source>
        <translation>꺾인 점</translation>
    </message>
    <message>
        <source>bits {hex}</source>
        <translation>비트 {hex}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>간격 {step}</translation>
    </message>
    <message>
        <source>equal to the bit</source>
        <translation>비트까지 같음</translation>
    </message>
    <message>
        <source>other bits</source>
        <translation>비트가 다름</translation>
    </message>
    <message>
        <source>This network is too large to be checked between two frames. Choose a single sample, or fewer units.</source>
        <translation>이 신경망은 한 프레임 사이에 확인하기에 너무 큽니다. 표본 하나를 고르거나 유닛을 줄여야 합니다.</translation>
    </message>
    <message>
        <source>Equal to the bit: all {entries} {entries:entry|entries} of the gradient, of every weight and bias in every layer, are those of loss.backward(), down to the last of their 32 bits.</source>
        <translation>비트까지 같습니다. 모든 층의 가중치와 편향에 대한 기울기 성분 {entries}개가 loss.backward()의 값과 32비트의 마지막 자리까지 일치합니다.</translation>
    </message>
    <message>
        <source>{differing} of {entries} {entries:entry|entries} of the gradient {differing:has|have} other bits than those of loss.backward().</source>
        <translation>기울기 성분 {entries}개 중 {differing}개의 비트가 loss.backward()의 것과 다릅니다.</translation>
    </message>
    <message>
        <source>Finite differences: {checked} {checked:entry of all layers was measured; it differs|entries of all layers were measured; they differ} by up to {share} of their size.</source>
        <translation>유한 차분: 모든 층에서 성분 {checked}개를 측정했으며, 차이는 성분 크기의 최대 {share}배입니다.</translation>
    </message>
    <message>
        <source>Finite differences: {checked} {checked:entry of all layers was measured; it differs|entries of all layers were measured; they differ} by at most {share} of their size, which is what float32 leaves.</source>
        <translation>유한 차분: 모든 층에서 성분 {checked}개를 측정했으며, 차이는 성분 크기의 {share}배를 넘지 않습니다. float32에서 남을 만한 차이입니다.</translation>
    </message>
    <message>
        <source>{n} {n:was|were} left out: a kink (of ReLU, LeakyReLU or the absolute error) lies within the step, and a kink has no slope to measure.</source>
        <translation>{n}개는 제외했습니다. 측정 간격 안에 (ReLU, LeakyReLU, 절대 오차의) 꺾인 점이 있는데, 꺾인 점에는 측정할 기울기가 없습니다.</translation>
    </message>
    <message>
        <source>{n} {n:is|are} too small to be told from rounding.</source>
        <translation>{n}개는 너무 작아서 반올림 오차와 구별되지 않습니다.</translation>
    </message>
    <message>
        <source>The picked parameter is at a kink: a step of {step} crosses it, so the measured number is neither side&apos;s.</source>
        <translation>고른 매개변수가 꺾인 점에 있습니다. 간격 {step}이(가) 꺾인 점을 넘으므로, 측정한 값은 어느 쪽의 기울기도 아닙니다.</translation>
    </message>
    <message>
        <source>The picked parameter&apos;s gradient is below what rounding lets finite differences see ({n}).</source>
        <translation>고른 매개변수의 기울기는, 반올림 오차 때문에 유한 차분으로 볼 수 있는 한계({n})보다 작습니다.</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>passed</source>
        <translation>통과</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>아직</translation>
    </message>
</context>
<context>
    <name>CollapseStrip</name>
    <message>
        <source>Collapse</source>
        <translation>합치기</translation>
    </message>
    <message>
        <source>Without a curve in between, layers on top of each other are one affine map. This puts the single layer in their place: the same function. Undo brings the stack back.</source>
        <translation>사이에 비선형 함수가 없으면, 쌓아 올린 층들은 하나의 아핀 변환입니다. 이 층들을 같은 함수인 한 층으로 바꿉니다. 실행 취소하면 원래 층들이 돌아옵니다.</translation>
    </message>
    <message>
        <source>{stack} {stack:parameter becomes|parameters become} {single}.</source>
        <translation>매개변수 {stack}개가 {single}개로 바뀝니다.</translation>
    </message>
    <message>
        <source>Runs of linear layers in this network: {count}.</source>
        <translation>이 신경망에서 이어진 선형 층 묶음: {count}개.</translation>
    </message>
</context>
<context>
    <name>CollapseView</name>
    <message>
        <source>Collapse these layers</source>
        <translation>층 합치기</translation>
    </message>
    <message>
        <source>The one affine map, beside least squares</source>
        <translation>하나의 아핀 사상과 최소제곱법의 비교</translation>
    </message>
    <message>
        <source>Linear layers to look at</source>
        <translation>살펴볼 선형 층들</translation>
    </message>
    <message>
        <source>Which of the runs of linear layers to look at</source>
        <translation>이어진 선형 층 묶음 중 어느 것을 볼지 고릅니다</translation>
    </message>
    <message>
        <source>Rows × columns of the one matrix, and of those that it is the product of</source>
        <translation>하나로 합친 행렬의 행 × 열, 그리고 곱하기 전 각 행렬의 행 × 열</translation>
    </message>
    <message>
        <source>Mean squared error on the training set, 0 at the left, in scaled units as in the loss plot. No linear network can enter the hatched part: least squares is the best line there is. “mean” is the error of always predicting the mean.</source>
        <translation>학습 데이터에서의 평균 제곱 오차입니다. 왼쪽 끝이 0이며, 손실 그림과 같은 스케일링된 단위입니다. 선형 신경망은 빗금 친 부분에 들어갈 수 없습니다. 최소제곱법이 구한 직선보다 나은 직선은 없습니다. “평균”은 항상 평균을 예측할 때의 오차입니다.</translation>
    </message>
    <message>
        <source>The largest difference on training rows, in scaled units. In exact arithmetic it is 0: what is left are the roundings of float32 on the way through the layers.</source>
        <translation>학습 데이터의 행에서 가장 큰 차이이며, 스케일링된 단위입니다. 정확히 계산하면 0입니다. 남은 것은 층을 지나며 생긴 float32의 반올림 오차입니다.</translation>
    </message>
    <message>
        <source>Put the single layer in their place: the same function. Undo brings the stack back.</source>
        <translation>이 층들을 같은 함수인 한 층으로 바꿉니다. 실행 취소하면 원래 층들이 돌아옵니다.</translation>
    </message>
    <message>
        <source>The numbers appear here when training starts.</source>
        <translation>학습이 시작되면 값이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>   ‖W‖ = {norm}</source>
        <translation>   ‖W‖ = {norm}</translation>
    </message>
    <message>
        <source>The target as slopes times features plus intercept, in the data&apos;s own units</source>
        <translation>목표값을 ‘기울기 × 특성’의 합에 절편을 더해 나타낸 것(원래 단위)</translation>
    </message>
    <message>
        <source>intercept</source>
        <translation>절편</translation>
    </message>
    <message>
        <source>least squares</source>
        <translation>최소제곱법</translation>
    </message>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>off by</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>W and b of the one layer, in scaled units: a row for each unit, a column for each input</source>
        <translation>한 층의 W와 b(스케일링된 단위): 행은 유닛, 열은 입력입니다</translation>
    </message>
    <message>
        <source>unit {n}</source>
        <translation>유닛 {n}</translation>
    </message>
    <message>
        <source>The network is one linear layer</source>
        <translation>신경망이 하나의 선형 층입니다</translation>
    </message>
    <message>
        <source>{single} {single:parameter does|parameters do} the work of {stack}.</source>
        <translation>매개변수 {stack}개가 하는 일을 {single}개가 할 수 있습니다.</translation>
    </message>
    <message>
        <source>One layer would have {single} {single:parameter|parameters}, these have {stack}.</source>
        <translation>한 층이면 매개변수가 {single}개이고, 이 층들에는 {stack}개가 있습니다.</translation>
    </message>
    <message>
        <source>{layers}:</source>
        <translation>{layers}:</translation>
    </message>
    <message>
        <source>There is no hidden layer to collapse.</source>
        <translation>합칠 은닉층이 없습니다.</translation>
    </message>
    <message>
        <source>With Identity in layer {n}, all of them are.</source>
        <translation>{n}층에 Identity를 두면 모든 층이 그렇게 됩니다.</translation>
    </message>
    <message>
        <source>With Identity in its place, the whole network would be one linear layer.</source>
        <translation>그 자리에 Identity를 두면 신경망 전체가 하나의 선형 층이 됩니다.</translation>
    </message>
    <message>
        <source>With Identity in all of them, the whole network would be one linear layer.</source>
        <translation>모두 Identity로 바꾸면 신경망 전체가 하나의 선형 층이 됩니다.</translation>
    </message>
    <message>
        <source>The network is a single linear layer already.</source>
        <translation>신경망이 이미 하나의 선형 층입니다.</translation>
    </message>
    <message>
        <source>Every two linear layers have a non-linearity between them, which no matrix can replace.</source>
        <translation>어느 두 선형 층 사이에도 비선형 함수가 있으며, 이것은 어떤 행렬로도 대신할 수 없습니다.</translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite: it has diverged.</source>
        <translation>신경망이 발산하여 값이 유한하지 않습니다.</translation>
    </message>
    <message>
        <source>It has reached least squares, and no stack of linear layers can go below that.</source>
        <translation>최소제곱법에 이르렀습니다. 선형 층을 아무리 쌓아도 그보다 낮아질 수 없습니다.</translation>
    </message>
    <message>
        <source>{above} No stack of linear layers can go below that.</source>
        <translation>{above} 선형 층을 아무리 쌓아도 그보다 낮아질 수 없습니다.</translation>
    </message>
    <message>
        <source>It came {share} % of the way there from always predicting the mean.</source>
        <translation>늘 평균만 예측하는 모형에서 최소제곱법까지 가는 길의 {share} %를 왔습니다.</translation>
    </message>
    <message>
        <source>Least squares reaches an MSE of 0.</source>
        <translation>최소제곱법의 MSE는 0에 이릅니다.</translation>
    </message>
    <message>
        <source>The MSE is {ratio} times that of least squares.</source>
        <translation>MSE가 최소제곱법의 {ratio}배입니다.</translation>
    </message>
    <message>
        <source>The MSE is {share} % above least squares.</source>
        <translation>MSE가 최소제곱법보다 {share} % 높습니다.</translation>
    </message>
    <message>
        <source>The MSE is {share} % below least squares, where no stack of linear layers can go: that is what the non-linearity is for.</source>
        <translation>MSE가 최소제곱법보다 {share} % 낮습니다. 선형 층을 아무리 쌓아도 이를 수 없는 곳이며, 비선형 함수를 쓰는 까닭이 여기에 있습니다.</translation>
    </message>
    <message>
        <source>{above} Unlike a linear network, this one can go below that.</source>
        <translation>{above} 선형 신경망과 달리, 이 신경망은 그보다 낮아질 수 있습니다.</translation>
    </message>
    <message>
        <source>Network and collapsed layer differ by at most {difference}; one float32 rounding is {rounding}.</source>
        <translation>신경망과 합친 층의 차이는 최대 {difference}입니다. float32의 반올림 한 번은 {rounding}입니다.</translation>
    </message>
    <message>
        <source>Trained on {loss}; least squares is about MSE, so that is compared.</source>
        <translation>{loss}(으)로 학습했습니다. 최소제곱법은 MSE에 대한 것이므로 MSE로 비교합니다.</translation>
    </message>
    <message>
        <source>Some features depend on others: other coefficients reach the same MSE.</source>
        <translation>다른 특성에 종속된 특성이 있습니다. 다른 계수로도 같은 MSE를 얻습니다.</translation>
    </message>
</context>
<context>
    <name>ColumnChoice</name>
    <message>
        <source>Which columns to look at. At first: those most correlated with the target, and the target.</source>
        <translation>살펴볼 열을 고릅니다. 처음에는 목표값과 상관이 가장 큰 열들, 그리고 목표값입니다.</translation>
    </message>
    <message>
        <source>Columns to look at</source>
        <translation>살펴볼 열</translation>
    </message>
    <message>
        <source>Columns: {n} of {all}</source>
        <translation>열: {all}개 중 {n}개</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} / {all}</translation>
    </message>
    <message>
        <source>Most telling</source>
        <translation>상관 큰 열</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
</context>
<context>
    <name>ColumnsTable</name>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>특성</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표값</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>빈 셀</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값의 수</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>The network gets this column as an input</source>
        <translation>신경망이 이 열을 입력으로 받습니다</translation>
    </message>
    <message>
        <source>The network learns to predict this column; there is one</source>
        <translation>신경망이 이 열을 예측하도록 학습합니다. 하나뿐입니다</translation>
    </message>
    <message>
        <source>Numbers as they are; categories as one input each, 1 or 0; dates as days since 1970</source>
        <translation>숫자는 그대로, 범주는 범주마다 1 또는 0인 입력 하나씩, 날짜는 1970년부터의 일수로 받습니다</translation>
    </message>
    <message>
        <source>Share of the cells that are empty</source>
        <translation>비어 있는 셀의 비율</translation>
    </message>
    <message>
        <source>How many different values there are</source>
        <translation>서로 다른 값의 개수</translation>
    </message>
    <message>
        <source>Type of {column}</source>
        <translation>{column}의 종류</translation>
    </message>
    <message>
        <source>Whether the network gets it as one number, or as an input of its own for each category</source>
        <translation>신경망이 이 열을 숫자 하나로 받을지, 범주마다 따로 입력으로 받을지 정합니다</translation>
    </message>
    <message>
        <source>number</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>category</source>
        <translation>범주</translation>
    </message>
    <message>
        <source>date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>빈 열</translation>
    </message>
    <message>
        <source>{n} {n:cell is no number|cells are no numbers}</source>
        <translation>셀 {n}개가 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>{cells}: {odd}; the first in row {row}</source>
        <translation>{cells}: {odd}. 처음 나온 곳은 {row}행입니다</translation>
    </message>
    <message>
        <source>the same in every row</source>
        <translation>모든 행에서 같음</translation>
    </message>
    <message>
        <source>the same as {column}</source>
        <translation>{column}와(과) 같음</translation>
    </message>
    <message>
        <source>too many different texts for a category; at most {n}</source>
        <translation>범주로 쓰기에는 서로 다른 텍스트가 너무 많음. 최대 {n}개</translation>
    </message>
    <message>
        <source>another text in every row: it names them</source>
        <translation>행마다 다른 텍스트: 행의 이름으로 보임</translation>
    </message>
    <message>
        <source>read as day/month/year; month/day/year would do too</source>
        <translation>일/월/년으로 읽음. 월/일/년으로도 읽을 수 있음</translation>
    </message>
</context>
<context>
    <name>CompareButton</name>
    <message>
        <source>Lay other activation functions over this layer&apos;s own, {n} at most. The network stays as it is.</source>
        <translation>다른 활성 함수를 이 층의 함수 위에 최대 {n}개까지 겹쳐 그립니다. 신경망은 그대로입니다.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>해제</translation>
    </message>
    <message>
        <source>Compare ({n})</source>
        <translation>비교({n})</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>{label} (this layer)</source>
        <translation>{label}(이 층)</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>The program met an error it did not expect:

{summary}

</source>
        <translation>프로그램에서 예상하지 못한 오류가 났습니다:

{summary}

</translation>
    </message>
    <message>
        <source>It goes on as well as it can. Save a copy of your work, and please report the details below.</source>
        <translation>프로그램은 가능한 만큼 계속 동작합니다. 작업의 사본을 저장하고, 아래의 자세한 내용을 알려 주십시오.</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>오류의 자세한 내용</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>자세한 내용 복사</translation>
    </message>
    <message>
        <source>Put the details on the clipboard, to be pasted into a report</source>
        <translation>자세한 내용을 클립보드에 넣습니다. 오류를 알릴 때 붙여 넣으면 됩니다</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>사본 저장…</translation>
    </message>
    <message>
        <source>Write the experiment, or the whole session, into another file</source>
        <translation>실험 또는 세션 전체를 다른 파일에 씁니다</translation>
    </message>
    <message>
        <source>Copy saved</source>
        <translation>사본을 저장했습니다</translation>
    </message>
</context>
<context>
    <name>CurvaturePanel</name>
    <message>
        <source>λ is how strongly the loss curves along an eigenvector of the Hessian: above zero a valley, below zero a ridge. ± is the residual ‖Hv − λv‖: the true eigenvalue is that near.</source>
        <translation>λ는 헤세 행렬의 고유벡터 방향으로 손실이 얼마나 크게 휘는지를 나타냅니다. 0보다 크면 골짜기, 작으면 능선입니다. ±는 잔차 ‖Hv − λv‖이며, 참 고윳값은 이 범위 안에 있습니다.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>The largest and the smallest eigenvalue of the Hessian where the run is</source>
        <translation>실행의 현재 위치에서 헤세 행렬의 가장 큰 고윳값과 가장 작은 고윳값을 구합니다</translation>
    </message>
    <message>
        <source>All eigenvalues</source>
        <translation>모든 고윳값</translation>
    </message>
    <message>
        <source>Every eigenvalue of the Hessian, as a histogram</source>
        <translation>헤세 행렬의 모든 고윳값을 히스토그램으로 보여 줍니다</translation>
    </message>
    <message>
        <source>{count} {count:parameter is|parameters are} too many: all eigenvalues are for networks below {most}.</source>
        <translation>매개변수 {count}개는 너무 많습니다. 모든 고윳값은 매개변수가 {most}개보다 적은 신경망에서만 구합니다.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>계산 중…</translation>
    </message>
    <message>
        <source>No curvature</source>
        <translation>곡률을 구하지 못함</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>곡률</translation>
    </message>
    <message>
        <source>Is this a minimum, a saddle or neither? The eigenvalues of the Hessian tell.</source>
        <translation>여기는 극소점입니까, 안장점입니까, 둘 다 아닙니까? 헤세 행렬의 고윳값이 알려 줍니다.</translation>
    </message>
    <message>
        <source>λ max = {highest}   λ min = {lowest}</source>
        <translation>λ max = {highest}   λ min = {lowest}</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>{steps} {steps:product|products} with the Hessian over {rows} {rows:row|rows}, in {seconds} s.</source>
        <translation>행 {rows}개에 대해 헤세 행렬과의 곱 {steps}번, {seconds}초.</translation>
    </message>
    <message>
        <source>{count} {count:eigenvalue|eigenvalues} over {rows} {rows:row|rows}, in {seconds} s.</source>
        <translation>행 {rows}개에 대한 고윳값 {count}개, {seconds}초.</translation>
    </message>
    <message>
        <source>Asked at update {update:,}.</source>
        <translation>갱신 {update:,}에서 구함.</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>true function</source>
        <translation>참 함수</translation>
    </message>
    <message>
        <source>The network has not been drawn yet.</source>
        <translation>신경망을 아직 그리지 않았습니다.</translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite.</source>
        <translation>신경망의 값이 유한하지 않습니다.</translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite: it has diverged</source>
        <translation>신경망이 발산하여 값이 유한하지 않습니다</translation>
    </message>
    <message>
        <source>The network is outside this view: from {low} to {high}</source>
        <translation>신경망이 이 보기 밖에 있습니다: {low}부터 {high}까지</translation>
    </message>
    <message>
        <source>network {value}</source>
        <translation>신경망 {value}</translation>
    </message>
    <message>
        <source>true {value}</source>
        <translation>참값 {value}</translation>
    </message>
    <message>
        <source>{set} point: {name} = {value}</source>
        <translation>{set} 점: {name} = {value}</translation>
    </message>
</context>
<context>
    <name>CutStrip</name>
    <message>
        <source>The loss along either axis through the cell under the mouse, or through here</source>
        <translation>마우스 아래의 칸, 또는 현재 위치를 지나는 두 축 방향의 손실</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>About these data</source>
        <translation>이 데이터에 대하여</translation>
    </message>
    <message>
        <source>What this table is, its units, where it comes from, its licence, and what a good model reaches</source>
        <translation>이 표가 무엇인지, 단위, 출처, 라이선스, 그리고 좋은 모형이 어느 정도에 이르는지 보여 줍니다</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>표준화</translation>
    </message>
    <message>
        <source>New data seed</source>
        <translation>새 데이터 시드</translation>
    </message>
    <message>
        <source>Draw new samples, noise and split</source>
        <translation>표본, 잡음, 분할을 새로 뽑습니다</translation>
    </message>
    <message>
        <source>for x from</source>
        <translation>x의 범위</translation>
    </message>
    <message>
        <source>to</source>
        <translation>~</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>열 선택…</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표값</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation>잡음 σ</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Source of the data</source>
        <translation>데이터의 출처</translation>
    </message>
    <message>
        <source>What the network is to learn: a function with noise on it, a formula of yours, or measured data.</source>
        <translation>신경망이 학습할 대상: 잡음을 더한 함수, 직접 쓴 수식, 또는 측정한 데이터입니다.</translation>
    </message>
    <message>
        <source>Draw points</source>
        <translation>점 그리기</translation>
    </message>
    <message>
        <source>Draw, move and remove points in the fit with the mouse, or draw the function to learn freehand. Training goes on meanwhile and takes the points in at its next epoch.</source>
        <translation>적합 그림에서 마우스로 점을 찍고 옮기고 지우거나, 학습할 함수를 손으로 그립니다. 학습은 그동안에도 계속되며, 다음 에포크부터 그 점들을 씁니다.</translation>
    </message>
    <message>
        <source>Open a CSV file</source>
        <translation>CSV 파일 열기</translation>
    </message>
    <message>
        <source>Take a table of your own: a CSV or TSV file. What is in it is shown first; one numeric column becomes the target, others the features. Cells copied from a spreadsheet can be pasted instead.</source>
        <translation>가지고 있는 표(CSV 또는 TSV 파일)를 씁니다. 먼저 내용을 보여 주며, 숫자 열 하나가 목표값이 되고 나머지는 특성이 됩니다. 스프레드시트에서 복사한 셀을 붙여 넣어도 됩니다.</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>A formula in x, or in x1 and x2, such as exp(-x^2)*sin(5*x). It is used once it is right and you press Enter or leave the field; Escape brings the last one back.</source>
        <translation>x, 또는 x1과 x2로 쓴 수식입니다. 예: exp(-x^2)*sin(5*x). 올바른 수식에서 Enter를 누르거나 칸을 벗어나면 쓰이고, Escape를 누르면 앞의 수식으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Samples are drawn uniformly between these two values of each input.</source>
        <translation>입력마다 이 두 값 사이에서 표본을 고르게 뽑습니다.</translation>
    </message>
    <message>
        <source>Lowest x</source>
        <translation>x의 최솟값</translation>
    </message>
    <message>
        <source>Highest x</source>
        <translation>x의 최댓값</translation>
    </message>
    <message>
        <source>Target column</source>
        <translation>목표값 열</translation>
    </message>
    <message>
        <source>The column to predict. It changes places with the one before.</source>
        <translation>예측할 열입니다. 고르면 지금까지의 목표값 열과 자리를 바꿉니다.</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>열 선택</translation>
    </message>
    <message>
        <source>Look into the table again: which columns are features, how it is read, what empty cells become.</source>
        <translation>표를 다시 살펴봅니다. 어느 열이 특성인지, 어떻게 읽는지, 빈 셀을 어떻게 하는지 정합니다.</translation>
    </message>
    <message>
        <source>How many points are drawn, before they are split. Few points and many parameters is how a network comes to learn the noise by heart.</source>
        <translation>나누기 전에 뽑는 점의 수입니다. 점이 적고 매개변수가 많으면 신경망은 잡음까지 외우게 됩니다.</translation>
    </message>
    <message>
        <source>Standard deviation of the normal noise added to every target, in the target&apos;s unit. No network can bring the validation RMSE below it, except by luck.</source>
        <translation>모든 목표값에 더하는 정규 잡음의 표준편차이며, 목표값의 단위입니다. 어떤 신경망도 운이 아니고는 검증 RMSE를 이보다 작게 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>Percent of the samples for training, validation and test. The network learns from the first only; validation shows while it learns whether it generalises, and the test set is for the end.</source>
        <translation>학습, 검증, 시험에 쓰는 표본의 백분율입니다. 신경망은 학습 데이터에서만 배웁니다. 검증 데이터는 학습하는 동안 일반화되는지를 보여 주고, 시험 데이터는 마지막에 씁니다.</translation>
    </message>
    <message>
        <source>Drag the handles, or use the arrow keys.</source>
        <translation>손잡이를 끌거나 화살표 키를 씁니다.</translation>
    </message>
    <message>
        <source>Split in percent</source>
        <translation>분할(백분율)</translation>
    </message>
    <message>
        <source>Shift and scale features and target to mean 0 and deviation 1, measured on the training set. Without it, features of large values dominate the first layer and one learning rate does not fit all weights. Explore data shows the numbers, and what it does to measure them on all data instead.</source>
        <translation>학습 데이터에서 잰 값으로 특성과 목표값을 옮기고 늘려 평균 0, 표준편차 1이 되게 합니다. 하지 않으면 값이 큰 특성이 첫 층을 지배하고, 학습률 하나로는 모든 가중치에 맞출 수 없습니다. ‘데이터 탐색’에서 그 값들을 볼 수 있고, 전체 데이터에서 재면 어떻게 되는지도 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation>데이터 시드</translation>
    </message>
    <message>
        <source>The number that samples, noise and split are drawn from; the same seed gives the same data.</source>
        <translation>표본, 잡음, 분할을 뽑는 데 쓰는 수입니다. 시드가 같으면 데이터도 같습니다.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Standardise (leaks)</source>
        <translation>표준화(누출)</translation>
    </message>
    <message>
        <source>{notes}

Source: {source}

Licence: {licence}</source>
        <translation>{notes}

출처: {source}

라이선스: {licence}</translation>
    </message>
    <message>
        <source>{n} of {read} {read:row|rows} {n:has an empty cell and is|have an empty cell and are} left out.</source>
        <translation>행 {read}개 중 빈 셀이 있는 {n}개는 제외합니다.</translation>
    </message>
    <message>
        <source>{n} empty {n:cell|cells}</source>
        <translation>빈 셀 {n}개</translation>
    </message>
    <message>
        <source>{n} {n:row|rows}</source>
        <translation>행 {n}개</translation>
    </message>
    <message>
        <source>{n} {n:point|points}</source>
        <translation>점 {n}개</translation>
    </message>
    <message>
        <source>Filled with the training median: {cells} in {rows}.</source>
        <translation>학습 데이터의 중앙값으로 채움: {rows}의 {cells}.</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>CSV 파일 (*.csv *.tsv *.txt);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Run to epoch</source>
        <translation>지정한 에포크까지 학습</translation>
    </message>
    <message>
        <source>Train until this epoch is done, then pause:</source>
        <translation>이 에포크를 마칠 때까지 학습한 뒤 일시 정지:</translation>
    </message>
    <message>
        <source>The clipboard holds no text; copy some cells first.</source>
        <translation>클립보드에 텍스트가 없습니다. 먼저 셀을 복사해야 합니다.</translation>
    </message>
    <message>
        <source>Nothing to paste.</source>
        <translation>붙여 넣을 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Describer</name>
    <message>
        <source>Describe in words</source>
        <translation>말로 설명</translation>
    </message>
</context>
<context>
    <name>Description</name>
    <message>
        <source>{title}, in words</source>
        <translation>{title}: 말로 설명</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Put these sentences on the clipboard</source>
        <translation>이 문장들을 클립보드에 복사합니다</translation>
    </message>
</context>
<context>
    <name>DiagnosisView</name>
    <message>
        <source>What is right and wrong with this network appears here when training starts.</source>
        <translation>학습이 시작되면 이 신경망의 좋은 점과 잘못된 점이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Nothing to judge yet</source>
        <translation>아직 판단할 것이 없습니다</translation>
    </message>
</context>
<context>
    <name>DiagramCanvas</name>
    <message>
        <source>Network diagram</source>
        <translation>신경망 그림</translation>
    </message>
</context>
<context>
    <name>DiagramGround</name>
    <message>
        <source>● ○ bias</source>
        <translation>● ○ 편향</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>양수</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>음수</translation>
    </message>
    <message>
        <source>units: the stronger the colour, the more they vary over the data</source>
        <translation>유닛: 색이 짙을수록 데이터에 따라 크게 변함</translation>
    </message>
    <message>
        <source>units: the stronger the colour, the larger ‖∂L/∂z‖, over {n} {n:decade|decades}</source>
        <translation>유닛: 색이 짙을수록 ‖∂L/∂z‖가 큼, 10의 {n}제곱 범위</translation>
    </message>
    <message>
        <source>units: the stronger the colour, the more their weights changed, over {n} {n:decade|decades}</source>
        <translation>유닛: 색이 짙을수록 가중치가 많이 변함, 10의 {n}제곱 범위</translation>
    </message>
    <message>
        <source>width: {what}, all 0</source>
        <translation>굵기: {what}, 모두 0</translation>
    </message>
    <message>
        <source>width: {what} {low} … {top}, log</source>
        <translation>굵기: {what} {low} … {top}, 로그</translation>
    </message>
    <message>
        <source>width: {what} up to {top}</source>
        <translation>굵기: {what}, 최대 {top}</translation>
    </message>
    <message>
        <source>inside: mean activation ± deviation</source>
        <translation>안쪽: 활성값의 평균 ± 표준편차</translation>
    </message>
    <message>
        <source>inside: activation over {x}</source>
        <translation>안쪽: {x}에 대한 활성값</translation>
    </message>
    <message>
        <source>inside: activation over {x1}, {x2}</source>
        <translation>안쪽: {x1}, {x2}에 대한 활성값</translation>
    </message>
</context>
<context>
    <name>DiagramWords</name>
    <message>
        <source>not finite</source>
        <translation>유한하지 않음</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>Layer {n} ({activation})</source>
        <translation>{n}층({activation})</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>{n}층</translation>
    </message>
    <message>
        <source>input {name}</source>
        <translation>입력 {name}</translation>
    </message>
    <message>
        <source>unit {unit} of layer {n}</source>
        <translation>{n}층 유닛 {unit}</translation>
    </message>
    <message>
        <source>the output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Bias of {unit}</source>
        <translation>{unit}의 편향</translation>
    </message>
    <message>
        <source>Weight from {source} to {unit}</source>
        <translation>{source}에서 {unit}(으)로 가는 가중치</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>+ {count} more</source>
        <translation>외 {count}개</translation>
    </message>
    <message>
        <source>The network appears here, with its weights, when it is ready.</source>
        <translation>신경망이 준비되면 가중치와 함께 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Input {name}</source>
        <translation>입력 {name}</translation>
    </message>
    <message>
        <source>every unit of the next layer gets it, times a weight of its own</source>
        <translation>다음 층의 모든 유닛이 각자의 가중치를 곱해 받음</translation>
    </message>
    <message>
        <source>{n} weaker {n:input is|inputs are} not drawn</source>
        <translation>약한 입력 {n}개는 그리지 않음</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>gradient: not finite</source>
        <translation>기울기: 유한하지 않음</translation>
    </message>
    <message>
        <source>gradient 0: a small change does nothing</source>
        <translation>기울기 0: 조금 바꾸어도 손실이 변하지 않음</translation>
    </message>
    <message>
        <source>gradient {g}: the loss falls if it shrinks</source>
        <translation>기울기 {g}: 줄이면 손실이 작아짐</translation>
    </message>
    <message>
        <source>gradient {g}: the loss falls if it grows</source>
        <translation>기울기 {g}: 늘리면 손실이 작아짐</translation>
    </message>
    <message>
        <source>no update yet</source>
        <translation>아직 갱신 없음</translation>
    </message>
    <message>
        <source>last update: not finite</source>
        <translation>마지막 갱신: 유한하지 않음</translation>
    </message>
    <message>
        <source>last update: {change}</source>
        <translation>마지막 갱신: {change}</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>변화 없음</translation>
    </message>
    <message>
        <source>Output ŷ, in scaled units</source>
        <translation>출력 ŷ, 스케일링된 단위</translation>
    </message>
    <message>
        <source>Unit {unit} of {layer}</source>
        <translation>{layer} 유닛 {unit}</translation>
    </message>
    <message>
        <source>activation {mean} ± {deviation} over the data</source>
        <translation>활성값 {mean} ± {deviation}(데이터 전체)</translation>
    </message>
    <message>
        <source>0 on all rows: it takes no part</source>
        <translation>모든 행에서 0: 아무 역할도 하지 않음</translation>
    </message>
    <message>
        <source>hardly varies: it passes next to nothing on</source>
        <translation>거의 변하지 않음: 전달하는 것이 거의 없음</translation>
    </message>
    <message>
        <source>gradient ‖∂L/∂z‖ {g}</source>
        <translation>기울기 ‖∂L/∂z‖ {g}</translation>
    </message>
</context>
<context>
    <name>DistributionSheet</name>
    <message>
        <source>as the network sees it: deviations from the mean</source>
        <translation>신경망이 받는 값: 평균과의 차이를 표준편차로 나눔</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>스케일링 후</translation>
    </message>
    <message>
        <source>as the network sees it: not scaled</source>
        <translation>신경망이 받는 값: 스케일링하지 않음</translation>
    </message>
    <message>
        <source>not scaled</source>
        <translation>스케일링 안 함</translation>
    </message>
    <message>
        <source>in its own units</source>
        <translation>원래 단위</translation>
    </message>
    <message>
        <source>{set}: mean {mean}, deviation {deviation}; scaled {scaled_mean} and {scaled}</source>
        <translation>{set}: 평균 {mean}, 표준편차 {deviation}; 스케일링 후 {scaled_mean}, {scaled}</translation>
    </message>
    <message>
        <source>{n} {n:value lies|values lie} beyond the axis</source>
        <translation>값 {n}개는 축 밖에 있음</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Experiments and sessions (*.json *.playground);;All files (*)</source>
        <translation>실험과 세션 (*.json *.playground);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Not opened.</source>
        <translation>열지 못했습니다.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>사본 저장</translation>
    </message>
    <message>
        <source>Not copied.</source>
        <translation>복사하지 못했습니다.</translation>
    </message>
    <message>
        <source>This experiment is on the clipboard as one line of {n} {n:character|characters}; paste it into a chat.</source>
        <translation>이 실험을 {n}자의 텍스트 한 줄로 클립보드에 넣었습니다. 채팅에 붙여 넣으면 됩니다.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>Not pasted.</source>
        <translation>붙여 넣지 못했습니다.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Name of the experiment:</source>
        <translation>실험 이름:</translation>
    </message>
    <message>
        <source>Experiment (*.json)</source>
        <translation>실험 (*.json)</translation>
    </message>
    <message>
        <source>Session with the trained network (*.playground)</source>
        <translation>학습된 신경망이 든 세션 (*.playground)</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation>{path}에 쓸 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>저장하지 않은 변경</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>“{name}”의 변경을 저장하시겠습니까?</translation>
    </message>
    <message>
        <source>Without saving they are lost.</source>
        <translation>저장하지 않으면 변경한 내용이 사라집니다.</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>저장하지 않음</translation>
    </message>
</context>
<context>
    <name>DrawStrip</name>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Click adds a point, drag moves one; right click or Delete removes it. The network trains on what is there from its next epoch on; the scaling stays that of the run&apos;s first data.</source>
        <translation>클릭하면 점이 생기고, 끌면 옮겨지며, 오른쪽 클릭이나 Delete로 지웁니다. 신경망은 다음 에포크부터 그 점들로 학습하며, 스케일링은 실행을 시작할 때의 데이터로 정한 그대로입니다.</translation>
    </message>
    <message>
        <source>Spray</source>
        <translation>뿌리기</translation>
    </message>
    <message>
        <source>A brush that leaves points around it as you drag; with the right button it wipes them away.</source>
        <translation>끄는 자리 둘레에 점을 남기는 붓입니다. 오른쪽 버튼으로 끌면 점을 지웁니다.</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>Draw the true function freehand, from left to right. Samples with noise are drawn from it, as many as the data panel says, and a new run begins.</source>
        <translation>참 함수를 왼쪽에서 오른쪽으로 손으로 그립니다. 데이터 패널에 적힌 수만큼 잡음 섞인 표본을 뽑아 새 실행을 시작합니다.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Remove all points; training waits for new ones</source>
        <translation>점을 모두 지웁니다. 새 점이 생길 때까지 학습은 기다립니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy all points as text, a line of x and y for each</source>
        <translation>모든 점을 텍스트로 복사합니다. 점마다 x와 y가 한 줄입니다</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Add the points of a copied text, a line of x and y for each</source>
        <translation>복사한 텍스트의 점을 더합니다. 점마다 x와 y가 한 줄입니다</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Stop drawing: the mouse moves the view again (Escape)</source>
        <translation>그리기를 끝냅니다. 마우스는 다시 보기를 움직입니다(Escape)</translation>
    </message>
    <message>
        <source>click adds, drag moves, right click removes</source>
        <translation>클릭: 추가, 끌기: 이동, 오른쪽 클릭: 삭제</translation>
    </message>
    <message>
        <source>drag sprays, right button wipes</source>
        <translation>끌기: 뿌리기, 오른쪽 버튼: 지우기</translation>
    </message>
    <message>
        <source>draw a curve from left to right</source>
        <translation>왼쪽에서 오른쪽으로 곡선을 그립니다</translation>
    </message>
</context>
<context>
    <name>EffectView</name>
    <message>
        <source>effect</source>
        <translation>효과</translation>
    </message>
    <message>
        <source>actual {target}</source>
        <translation>실제 {target}</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>The network has not been drawn yet.</source>
        <translation>신경망을 아직 그리지 않았습니다.</translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite.</source>
        <translation>신경망의 값이 유한하지 않습니다.</translation>
    </message>
    <message>
        <source>Predictions run from {low} to {high}; the partial effect shown is of {feature}.</source>
        <translation>예측은 {low}부터 {high}까지이며, 보이는 것은 {feature}의 부분 효과입니다.</translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite: it has diverged</source>
        <translation>신경망이 발산하여 값이 유한하지 않습니다</translation>
    </message>
    <message>
        <source>{set} point: {name} = {value}   predicted {predicted}   residual {residual}</source>
        <translation>{set} 점: {name} = {value}   예측 {predicted}   잔차 {residual}</translation>
    </message>
    <message>
        <source>{name} = {x}   mean prediction {value}</source>
        <translation>{name} = {x}   평균 예측 {value}</translation>
    </message>
</context>
<context>
    <name>EffectsGrid</name>
    <message>
        <source>{name}: not finite</source>
        <translation>{name}: 유한하지 않음</translation>
    </message>
    <message>
        <source>{name}: mean prediction from {low} to {high}</source>
        <translation>{name}: 평균 예측 {low}부터 {high}까지</translation>
    </message>
    <message>
        <source>{name} = {value}
mean prediction {mean}</source>
        <translation>{name} = {value}
평균 예측 {mean}</translation>
    </message>
</context>
<context>
    <name>EffectsPage</name>
    <message>
        <source>The effects of the columns come in a moment.</source>
        <translation>열의 효과가 곧 나타납니다.</translation>
    </message>
    <message>
        <source>Update {update:,}: mean prediction of {target} against one column; its deciles below.</source>
        <translation>갱신 {update:,}: 열 하나에 대한 {target}의 평균 예측, 아래는 십분위수.</translation>
    </message>
    <message>
        <source>The mean prediction of {target} over training rows, with one column set to each value and the others left as they are (partial dependence). The marks below are the column&apos;s deciles: where there are none, hardly any row has shown the network what to do. A click draws the column in the fit.</source>
        <translation>학습 데이터의 행에서 열 하나를 각 값으로 놓고 나머지는 그대로 두었을 때 {target}의 평균 예측입니다(부분 의존성). 아래의 눈금은 그 열의 십분위수입니다. 눈금이 없는 곳에서는 신경망이 배울 행이 거의 없었습니다. 클릭하면 그 열을 적합 그림에 그립니다.</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop the export; nothing is written. Training is not touched by it.</source>
        <translation>내보내기를 멈춥니다. 아무것도 쓰지 않으며, 학습에는 영향이 없습니다.</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>내보내기 취소</translation>
    </message>
    <message>
        <source>Exporting {name}…</source>
        <translation>{name} 내보내는 중…</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Exported.</source>
        <translation>내보냈습니다.</translation>
    </message>
    <message>
        <source>Not exported.</source>
        <translation>내보내지 못했습니다.</translation>
    </message>
    <message>
        <source>There is no run yet.</source>
        <translation>아직 실행이 없습니다.</translation>
    </message>
    <message>
        <source>It was cancelled; nothing was written.</source>
        <translation>취소했습니다. 아무것도 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>{path}, and beside it {others}</source>
        <translation>{path}, 그 옆에 {others}</translation>
    </message>
    <message>
        <source>It repeats this run and ends in its parameters, to the bit.</source>
        <translation>이 실행을 재현하며, 끝의 매개변수는 비트까지 같습니다.</translation>
    </message>
    <message>
        <source>It begins with the parameters on screen and trains on from there.</source>
        <translation>화면의 매개변수에서 시작하여 이어 학습합니다.</translation>
    </message>
    <message>
        <source>Data, settings or parameters were changed on the way, so no program repeats this run from its start; it begins with the parameters on screen and trains on from there.</source>
        <translation>도중에 데이터나 설정, 매개변수가 바뀌었으므로 이 실행을 처음부터 재현하는 프로그램은 없습니다. 대신 화면의 매개변수에서 시작하여 이어 학습합니다.</translation>
    </message>
    <message>
        <source>The export stopped: {reason}</source>
        <translation>내보내기가 중단되었습니다: {reason}</translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation>{name} 내보내기</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation>{path}에 쓸 수 없습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>PNG, pixels (*.png)</source>
        <translation>PNG, 픽셀 (*.png)</translation>
    </message>
    <message>
        <source>SVG, sharp at every size (*.svg)</source>
        <translation>SVG, 어떤 크기에서도 선명 (*.svg)</translation>
    </message>
    <message>
        <source>PyTorch script</source>
        <translation>PyTorch 스크립트</translation>
    </message>
    <message>
        <source>Python scripts (*.py)</source>
        <translation>Python 스크립트 (*.py)</translation>
    </message>
    <message>
        <source>notebook</source>
        <translation>노트북</translation>
    </message>
    <message>
        <source>Jupyter notebooks (*.ipynb)</source>
        <translation>Jupyter 노트북 (*.ipynb)</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Safetensors (*.safetensors)</source>
        <translation>Safetensors (*.safetensors)</translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation>ONNX 모형</translation>
    </message>
    <message>
        <source>ONNX models (*.onnx)</source>
        <translation>ONNX 모형 (*.onnx)</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>animation</source>
        <translation>애니메이션</translation>
    </message>
    <message>
        <source>GIF, shown everywhere (*.gif)</source>
        <translation>GIF, 어디서나 보임 (*.gif)</translation>
    </message>
    <message>
        <source>MP4 video, smaller and sharper (*.mp4)</source>
        <translation>MP4 동영상, 더 작고 선명 (*.mp4)</translation>
    </message>
    <message>
        <source>report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>웹 페이지 (*.html)</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>그림</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>“{text}” is not a number; write it like 0.01 or 1e-2</source>
        <translation>“{text}”은(는) 숫자가 아닙니다. 0.01이나 1e-2처럼 씁니다</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number</source>
        <translation>“{text}”은(는) 정수가 아닙니다</translation>
    </message>
    <message>
        <source>{value} is out of range; it is between {low} and {high}</source>
        <translation>{value}은(는) 범위를 벗어났습니다. {low}부터 {high}까지입니다</translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>Update {update}, epoch {epoch}: training loss {loss}</source>
        <translation>갱신 {update}, 에포크 {epoch}: 학습 손실 {loss}</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Try:</source>
        <translation>처방:</translation>
    </message>
    <message>
        <source>Lesson: {title}</source>
        <translation>수업: {title}</translation>
    </message>
</context>
<context>
    <name>FitDrawing</name>
    <message>
        <source>Draw from left to right: a function has a width.</source>
        <translation>왼쪽에서 오른쪽으로 그려야 합니다. 함수에는 폭이 필요합니다.</translation>
    </message>
    <message>
        <source>{n} {n:point|points} copied</source>
        <translation>점 {n}개를 복사했습니다</translation>
    </message>
</context>
<context>
    <name>FitPlot</name>
    <message>
        <source>mean, neighbours</source>
        <translation>평균, 이웃</translation>
    </message>
    <message>
        <source>{count} {count:seed|seeds}</source>
        <translation>시드 {count}개</translation>
    </message>
    <message>
        <source>a band of {count} {count:seed|seeds}</source>
        <translation>시드 {count}개의 띠</translation>
    </message>
    <message>
        <source>Over it: {names}.</source>
        <translation>그 위에 겹친 것: {names}.</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>합친 층</translation>
    </message>
    <message>
        <source>least squares</source>
        <translation>최소제곱법</translation>
    </message>
    <message>
        <source>least squares {value} (MSE {mse})</source>
        <translation>최소제곱법 {value}(MSE {mse})</translation>
    </message>
    <message>
        <source>No data yet.</source>
        <translation>아직 데이터가 없습니다.</translation>
    </message>
    <message>
        <source>{name}: {train} training, {valid} validation and {test} test {test:point|points}.</source>
        <translation>{name}: 학습 점 {train}개, 검증 점 {valid}개, 시험 점 {test}개.</translation>
    </message>
    <message>
        <source>The activations of this layer&apos;s units, scaled into the view</source>
        <translation>이 층 유닛들의 활성값을 보기에 맞게 늘려 그립니다</translation>
    </message>
    <message>
        <source>residuals</source>
        <translation>잔차</translation>
    </message>
    <message>
        <source>Target minus network at every point: ▲ above the network, ▼ below it, larger where it is further</source>
        <translation>각 점에서 목표값 빼기 신경망의 값: ▲은 신경망보다 위, ▼은 아래이며, 멀수록 큽니다</translation>
    </message>
    <message>
        <source>Least squares: the line, or plane, with the lowest MSE on the training set. Linear layers alone cannot go below that MSE, however many they are. Where the whole network is linear, the one line that it is stands on its curve as dots.</source>
        <translation>최소제곱법: 학습 데이터에서 MSE가 가장 작은 직선 또는 평면입니다. 선형 층만으로는 아무리 많아도 이 MSE 아래로 내려갈 수 없습니다. 신경망 전체가 선형이면, 신경망과 같은 직선을 그 곡선 위에 점으로 찍습니다.</translation>
    </message>
    <message>
        <source>Two models that need no training: the mean of the training targets, dashed, and the mean target of the nearest training rows, as many of them as predict the validation set best.</source>
        <translation>학습이 필요 없는 두 모형: 파선은 학습 데이터 목표값의 평균이고, 다른 하나는 가장 가까운 학습 행들의 평균 목표값입니다. 이웃의 수는 검증 데이터를 가장 잘 예측하는 수입니다.</translation>
    </message>
    <message>
        <source>Feature whose effect is drawn</source>
        <translation>효과를 그릴 특성</translation>
    </message>
    <message>
        <source>The feature whose partial effect is drawn: the mean prediction as it varies</source>
        <translation>부분 효과를 그릴 특성: 그 값이 변할 때의 평균 예측입니다</translation>
    </message>
    <message>
        <source>baselines</source>
        <translation>기준 모형</translation>
    </message>
    <message>
        <source>units of layer {n}</source>
        <translation>{n}층의 유닛</translation>
    </message>
    <message>
        <source>units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
</context>
<context>
    <name>FlowView</name>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>pre-activations</source>
        <translation>활성 전 값</translation>
    </message>
    <message>
        <source>What the loss is differentiated with respect to</source>
        <translation>손실을 무엇에 대해 미분하는지</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층별</translation>
    </message>
    <message>
        <source>History</source>
        <translation>이력</translation>
    </message>
    <message>
        <source>Fading</source>
        <translation>감쇠</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>히스토그램</translation>
    </message>
    <message>
        <source>Every layer&apos;s gradient, update, slopes, saturated and dead units</source>
        <translation>모든 층의 기울기, 갱신 크기, 도함수 값, 포화된 유닛과 죽은 유닛</translation>
    </message>
    <message>
        <source>The gradient of every layer over time; a click picks a past update</source>
        <translation>시간에 따른 모든 층의 기울기. 클릭하면 그때의 갱신을 봅니다</translation>
    </message>
    <message>
        <source>Factor by factor, what passing a layer leaves of the gradient, and what it can leave at most</source>
        <translation>층을 하나 지날 때 기울기가 얼마나 남고 최대 얼마까지 남을 수 있는지, 인수별로 봅니다</translation>
    </message>
    <message>
        <source>How activations and gradients are distributed in every layer</source>
        <translation>모든 층에서 활성값과 기울기가 어떻게 분포하는지 봅니다</translation>
    </message>
    <message>
        <source>Gradient flow at update {update:,}: ‖∂L/∂W‖ is {first} in the first layer and {last} in the output layer; of {count} {count:layer|layers} {vanishing} vanishing and {exploding} exploding. {fading}</source>
        <translation>갱신 {update:,}의 기울기 흐름: ‖∂L/∂W‖는 첫 층에서 {first}, 출력층에서 {last}이며, 층 {count}개 중 소실 {vanishing}개, 폭주 {exploding}개입니다. {fading}</translation>
    </message>
</context>
<context>
    <name>FlowWords</name>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>{n}층</translation>
    </message>
    <message>
        <source>Layer {n} ({activation})</source>
        <translation>{n}층({activation})</translation>
    </message>
    <message>
        <source>mean |f′|</source>
        <translation>평균 |f′|</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>포화</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>죽음</translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation>소실</translation>
    </message>
    <message>
        <source>exploding</source>
        <translation>폭주</translation>
    </message>
    <message>
        <source>dead units</source>
        <translation>죽은 유닛</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>유한하지 않음</translation>
    </message>
    <message>
        <source>bound: weights × slope ≥ measured</source>
        <translation>상한: 가중치 × 도함수 ≥ 측정값</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>bound</source>
        <translation>상한</translation>
    </message>
    <message>
        <source>left of the output&apos;s</source>
        <translation>출력층 대비 남은 비율</translation>
    </message>
    <message>
        <source>the gradient starts here with 1 ↑</source>
        <translation>기울기는 여기서 1로 시작 ↑</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>activations a</source>
        <translation>활성값 a</translation>
    </message>
    <message>
        <source>size of ∂L/∂z, log scale</source>
        <translation>∂L/∂z의 크기, 로그 눈금</translation>
    </message>
    <message>
        <source>|∂L/∂z|, log</source>
        <translation>|∂L/∂z|, 로그</translation>
    </message>
    <message>
        <source>exactly 0</source>
        <translation>정확히 0</translation>
    </message>
    <message>
        <source>{measure} of every layer by update, log colour; click to see a past update</source>
        <translation>갱신에 따른 모든 층의 {measure}, 로그 색. 클릭하면 과거의 갱신을 봅니다</translation>
    </message>
    <message>
        <source>▨ zero or not finite</source>
        <translation>▨ 0이거나 유한하지 않음</translation>
    </message>
    <message>
        <source>How the gradient flows through the layers appears here when training starts.</source>
        <translation>학습이 시작되면 기울기가 층을 지나 흐르는 모습이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Without a hidden layer the gradient passes through nothing: it cannot fade.</source>
        <translation>은닉층이 없으면 기울기가 지나갈 것이 없으므로 감쇠할 수 없습니다.</translation>
    </message>
    <message>
        <source>Length of the gradient of all weights of a layer:
how strongly the loss pulls at them.</source>
        <translation>한 층의 모든 가중치에 대한 기울기의 길이:
손실이 가중치를 얼마나 세게 당기는지를 나타냅니다.</translation>
    </message>
    <message>
        <source>Length of the gradient of all biases of a layer:
how strongly the loss pulls at them.</source>
        <translation>한 층의 모든 편향에 대한 기울기의 길이:
손실이 편향을 얼마나 세게 당기는지를 나타냅니다.</translation>
    </message>
    <message>
        <source>The signal that back-propagation brings to a layer;
its weights&apos; and biases&apos; gradients are made of it.</source>
        <translation>역전파가 층까지 가져오는 신호입니다.
가중치와 편향의 기울기는 이 신호로 만들어집니다.</translation>
    </message>
    <message>
        <source>How far the last update moved the weights, compared with their size.
About 1e-3 is a sensible pace (dashed line).</source>
        <translation>마지막 갱신에서 가중치가 그 크기에 비해 얼마나 움직였는지를 나타냅니다.
1e-3 정도가 알맞은 속도입니다(파선).</translation>
    </message>
    <message>
        <source>Mean slope of the activation function at this layer&apos;s pre-activations:
the factor by which it passes the gradient on.
The bar shows it as a share of the largest possible.</source>
        <translation>이 층의 활성 전 값에서 활성 함수의 평균 도함수 값:
기울기를 전달하는 배율입니다.
막대는 가능한 최댓값에 대한 비율입니다.</translation>
    </message>
    <message>
        <source>Share of units whose mean slope is below 3 % of the largest possible:
they pass next to nothing on.</source>
        <translation>평균 도함수 값이 가능한 최댓값의 3 %보다 작은 유닛의 비율:
이 유닛들은 거의 아무것도 전달하지 않습니다.</translation>
    </message>
    <message>
        <source>Share of ReLU units that are 0 on every training row:
no gradient reaches their weights, so they cannot come back by themselves.</source>
        <translation>모든 학습 행에서 0인 ReLU 유닛의 비율:
가중치에 기울기가 도달하지 않아 스스로 살아날 수 없습니다.</translation>
    </message>
    <message>
        <source>{symbol} is not finite: the numbers have outgrown float32</source>
        <translation>{symbol}이(가) 유한하지 않습니다. 값이 float32의 범위를 넘어섰습니다</translation>
    </message>
    <message>
        <source>Exactly 0: this update leaves the layer as it is.</source>
        <translation>정확히 0: 이번 갱신은 이 층을 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Vanishing: below 1/{n:,.0f} of the output layer&apos;s; this layer hardly learns.</source>
        <translation>소실: 출력층의 1/{n:,.0f}보다 작아서, 이 층은 거의 학습하지 못합니다.</translation>
    </message>
    <message>
        <source>Exploding: above {n:,.0f} times the output layer&apos;s; steps here overshoot.</source>
        <translation>폭주: 출력층의 {n:,.0f}배보다 커서, 여기서는 걸음이 지나칩니다.</translation>
    </message>
    <message>
        <source>About as long as the output layer&apos;s.</source>
        <translation>출력층과 거의 같은 크기입니다.</translation>
    </message>
    <message>
        <source>{n} times the output layer&apos;s.</source>
        <translation>출력층의 {n}배입니다.</translation>
    </message>
    <message>
        <source>1/{n} of the output layer&apos;s.</source>
        <translation>출력층의 1/{n}입니다.</translation>
    </message>
    <message>
        <source>no update yet</source>
        <translation>아직 갱신 없음</translation>
    </message>
    <message>
        <source>the last update moved the weights by {value} of their size</source>
        <translation>마지막 갱신에서 가중치가 그 크기의 {value}만큼 움직였습니다</translation>
    </message>
    <message>
        <source>They did not move at all.</source>
        <translation>전혀 움직이지 않았습니다.</translation>
    </message>
    <message>
        <source>1/{n} of the usual 1e-3: this layer learns very slowly.</source>
        <translation>보통 값 1e-3의 1/{n}: 이 층은 매우 느리게 학습합니다.</translation>
    </message>
    <message>
        <source>{n} times the usual 1e-3: steps this large are rough.</source>
        <translation>보통 값 1e-3의 {n}배: 이렇게 큰 걸음은 거칩니다.</translation>
    </message>
    <message>
        <source>Near the usual 1e-3: a sensible pace.</source>
        <translation>보통 값 1e-3에 가까움: 알맞은 속도입니다.</translation>
    </message>
    <message>
        <source>it is linear, so it has no activation function</source>
        <translation>선형이므로 활성 함수가 없습니다</translation>
    </message>
    <message>
        <source>only ReLU units can die</source>
        <translation>ReLU 유닛만 죽을 수 있습니다</translation>
    </message>
    <message>
        <source>{column} is not finite</source>
        <translation>{column}이(가) 유한하지 않습니다</translation>
    </message>
    <message>
        <source>mean |f′(z)| = {value}</source>
        <translation>평균 |f′(z)| = {value}</translation>
    </message>
    <message>
        <source>On average its activation function passes {value} of the gradient on; at most {most} is possible.</source>
        <translation>활성 함수는 평균적으로 기울기를 {value}배로 전달합니다. 가능한 최댓값은 {most}배입니다.</translation>
    </message>
    <message>
        <source>{percent} % dead: {count} of {units} {units:unit|units} {count:is|are} 0 on every training row</source>
        <translation>{percent} %가 죽음: 유닛 {units}개 중 {count}개가 모든 학습 행에서 0입니다</translation>
    </message>
    <message>
        <source>{percent} % saturated: {count} of {units} {units:unit|units}</source>
        <translation>{percent} %가 포화: 유닛 {units}개 중 {count}개</translation>
    </message>
    <message>
        <source>Per layer the gradient keeps {share} on average: through {count} {count:layer|layers} {left}; the bounds allow {most}.</source>
        <translation>기울기는 층마다 평균 {share}배가 되어, 층 {count}개를 지나면 {left}배가 남습니다. 상한은 {most}배입니다.</translation>
    </message>
    <message>
        <source>Where ReLU is 0 its slope is 0 too: no gradient reaches a dead unit&apos;s weights.</source>
        <translation>ReLU가 0인 곳에서는 도함수 값도 0입니다. 죽은 유닛의 가중치에는 기울기가 도달하지 않습니다.</translation>
    </message>
    <message>
        <source>Their mean slope is below 3 % of the largest possible: they pass next to nothing on.</source>
        <translation>평균 도함수 값이 가능한 최댓값의 3 %보다 작아서, 거의 아무것도 전달하지 않습니다.</translation>
    </message>
    <message>
        <source>Output layer: ‖∂L/∂z‖ = {value}
All other layers are compared with it.</source>
        <translation>출력층: ‖∂L/∂z‖ = {value}
다른 모든 층을 이 값과 비교합니다.</translation>
    </message>
    <message>
        <source>{layer}: no gradient arrives from the layer above, so no growth can be measured</source>
        <translation>{layer}: 위층에서 오는 기울기가 없어 배율을 측정할 수 없습니다</translation>
    </message>
    <message>
        <source>{layer}: of the ‖∂L/∂z‖ of the layer above it keeps {growth}.
It cannot keep more than {bound}: the weights between them
stretch a vector at most {norm} times (‖W‖₂, the largest singular value),
and the slope of its activation function is at most {slope}.
What arrives here is {left} of the output layer&apos;s.</source>
        <translation>{layer}: 위층의 ‖∂L/∂z‖가 {growth}배로 남습니다.
{bound}배를 넘을 수는 없습니다. 두 층 사이의 가중치는
벡터를 최대 {norm}배로 늘리고(‖W‖₂, 최대 특잇값),
활성 함수의 도함수 값은 최대 {slope}입니다.
여기에 도달하는 것은 출력층의 {left}배입니다.</translation>
    </message>
    <message>
        <source>No gradient reaches layer {n}: ‖∂L/∂z‖ is exactly 0 there.</source>
        <translation>{n}층에는 기울기가 도달하지 않습니다. 그곳의 ‖∂L/∂z‖는 정확히 0입니다.</translation>
    </message>
    <message>
        <source>The gradient is not finite.</source>
        <translation>기울기가 유한하지 않습니다.</translation>
    </message>
    <message>
        <source>The slopes alone, at most {slope} each, leave {product}.</source>
        <translation>도함수 값만으로는(각각 최대 {slope}) {product}배가 남습니다.</translation>
    </message>
    <message>
        <source>The slopes alone leave at most {product}.</source>
        <translation>도함수 값만으로는 최대 {product}배가 남습니다.</translation>
    </message>
    <message>
        <source>{layer}, update {update:,.0f}
{measure} = {value}
Click to see this update</source>
        <translation>{layer}, 갱신 {update:,.0f}
{measure} = {value}
클릭하면 이 갱신을 봅니다</translation>
    </message>
    <message>
        <source>Output layer: what it puts out is the prediction ŷ</source>
        <translation>출력층: 내보내는 값이 예측 ŷ입니다</translation>
    </message>
    <message>
        <source>{layer}: every entry is exactly 0</source>
        <translation>{layer}: 모든 성분이 정확히 0입니다</translation>
    </message>
    <message>
        <source>{layer}: {share} % of the activations lie between {low} and {high}
Their variance is {spread}</source>
        <translation>{layer}: 활성값의 {share} %가 {low}에서 {high} 사이에 있습니다
분산은 {spread}입니다</translation>
    </message>
    <message>
        <source>{layer}: {share} % of the entries of ∂L/∂z that are not 0
lie between {low} and {high}; {zeros} % are exactly 0</source>
        <translation>{layer}: 0이 아닌 ∂L/∂z 성분의 {share} %가
{low}에서 {high} 사이에 있습니다. {zeros} %는 정확히 0입니다</translation>
    </message>
</context>
<context>
    <name>FoldsPage</name>
    <message>
        <source>Folds</source>
        <translation>폴드 수</translation>
    </message>
    <message>
        <source>Into how many parts the rows are cut. Each part is left out once, while a network is trained on the others from the same seeds, and then measured on it.</source>
        <translation>행을 몇 부분으로 나눌지 정합니다. 각 부분을 한 번씩 빼놓고, 나머지로 같은 시드에서 신경망을 학습한 다음 빼놓은 부분에서 측정합니다.</translation>
    </message>
    <message>
        <source>How far the cross-validation is</source>
        <translation>교차 검증 진행 정도</translation>
    </message>
    <message>
        <source>folds</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>One split can be lucky. {k} {k:network is|networks are} trained, each without a part of the training and validation rows, and measured on it: their spread says what a single number is worth.</source>
        <translation>한 번의 분할은 운이 좋았을 수 있습니다. 학습 데이터와 검증 데이터의 행을 한 부분씩 빼고 신경망 {k}개를 학습하여 뺀 부분에서 측정합니다. 그 퍼짐을 보면 값 하나를 얼마나 믿을 수 있는지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Train, beside the number of folds, begins.</source>
        <translation>폴드 수 옆에 있는 ‘학습’을 누르면 시작합니다.</translation>
    </message>
    <message>
        <source>Settings have changed since: cross-validate again.</source>
        <translation>그 뒤에 설정이 바뀌었습니다. 교차 검증을 다시 해야 합니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Cancel the cross-validation</source>
        <translation>교차 검증 취소</translation>
    </message>
    <message>
        <source>Cross-validate</source>
        <translation>교차 검증하기</translation>
    </message>
    <message>
        <source>Train this experiment once for every fold, in the background; the run on screen is not touched. Within each fold a part is kept for early stopping, and the scaling is fitted anew.</source>
        <translation>폴드마다 한 번씩 이 실험을 백그라운드에서 학습합니다. 화면의 실행에는 영향이 없습니다. 폴드마다 조기 종료에 쓸 부분을 남겨 두고, 스케일링도 새로 정합니다.</translation>
    </message>
    <message>
        <source>mean ± sd</source>
        <translation>평균 ± 편차</translation>
    </message>
    <message>
        <source>RMSE of {target}</source>
        <translation>{target}의 RMSE</translation>
    </message>
    <message>
        <source>fold {n}: {rmse}</source>
        <translation>폴드 {n}: {rmse}</translation>
    </message>
</context>
<context>
    <name>FormulaDrawing</name>
    <message>
        <source>The formula has no value here.</source>
        <translation>여기서는 수식의 값이 없습니다.</translation>
    </message>
    <message>
        <source>From {low} to {high} over its domain</source>
        <translation>정의역에서 {low}부터 {high}까지</translation>
    </message>
</context>
<context>
    <name>GivenNumbers</name>
    <message>
        <source>The numbers of the exercise</source>
        <translation>문제에 주어진 수</translation>
    </message>
</context>
<context>
    <name>GradientBars</name>
    <message>
        <source>norm</source>
        <translation>노름</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>max</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>What one number stands for a layer&apos;s whole gradient: its Euclidean norm, the mean or the maximum</source>
        <translation>한 층의 기울기 전체를 어떤 수 하나로 나타낼지 정합니다: 유클리드 노름, 평균, 최댓값</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>biases</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>pre-activations</source>
        <translation>활성 전 값</translation>
    </message>
    <message>
        <source>What the loss is differentiated with respect to</source>
        <translation>손실을 무엇에 대해 미분하는지</translation>
    </message>
    <message>
        <source>No layer has a finite gradient.</source>
        <translation>기울기가 유한한 층이 없습니다.</translation>
    </message>
    <message>
        <source>{measure} by layer: smallest {low} in {low_layer}, largest {high} in {high_layer}; of {count} {count:layer|layers} {vanishing} vanishing and {exploding} exploding.</source>
        <translation>층별 {measure}: 최소는 {low_layer}의 {low}, 최대는 {high_layer}의 {high}. 층 {count}개 중 소실 {vanishing}개, 폭주 {exploding}개입니다.</translation>
    </message>
    <message>
        <source>{layer}: {measure} is not finite</source>
        <translation>{layer}: {measure} 값이 유한하지 않음</translation>
    </message>
    <message>
        <source>{layer}: {measure} is exactly 0</source>
        <translation>{layer}: {measure} 값이 정확히 0</translation>
    </message>
    <message>
        <source>{first} at the first update</source>
        <translation>첫 갱신에서는 {first}</translation>
    </message>
    <message>
        <source>{layer}: {measure} {value}</source>
        <translation>{layer}: {measure} {value}</translation>
    </message>
    <message>
        <source>Vanishing: below 1/{n:,.0f} of the output layer&apos;s</source>
        <translation>소실: 출력층의 1/{n:,.0f}보다 작음</translation>
    </message>
    <message>
        <source>Exploding: above {n:,.0f} times the output layer&apos;s</source>
        <translation>폭주: 출력층의 {n:,.0f}배보다 큼</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>Off the scale</source>
        <translation>눈금 밖</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>{n}층</translation>
    </message>
    <message>
        <source>Layer {n} ({activation})</source>
        <translation>{n}층({activation})</translation>
    </message>
    <message>
        <source>the output layer</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>layer {n}</source>
        <translation>{n}층</translation>
    </message>
    <message>
        <source>mean |∂L/∂{what}|</source>
        <translation>평균 |∂L/∂{what}|</translation>
    </message>
    <message>
        <source>max |∂L/∂{what}|</source>
        <translation>최대 |∂L/∂{what}|</translation>
    </message>
    <message>
        <source>{measure}, log scale</source>
        <translation>{measure}, 로그 눈금</translation>
    </message>
    <message>
        <source>first update</source>
        <translation>첫 갱신</translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation>소실</translation>
    </message>
    <message>
        <source>exploding</source>
        <translation>폭주</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>유한하지 않음</translation>
    </message>
    <message>
        <source>The gradient of every layer appears here when training starts.</source>
        <translation>학습이 시작되면 모든 층의 기울기가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>about the output layer&apos;s</source>
        <translation>출력층과 거의 같음</translation>
    </message>
    <message>
        <source>{n} times the output layer&apos;s</source>
        <translation>출력층의 {n}배</translation>
    </message>
    <message>
        <source>1/{n} of the output layer&apos;s</source>
        <translation>출력층의 1/{n}</translation>
    </message>
    <message>
        <source>about what it was at the first update</source>
        <translation>첫 갱신 때와 거의 같음</translation>
    </message>
    <message>
        <source>{n} times what it was at the first update</source>
        <translation>첫 갱신 때의 {n}배</translation>
    </message>
    <message>
        <source>1/{n} of what it was at the first update</source>
        <translation>첫 갱신 때의 1/{n}</translation>
    </message>
</context>
<context>
    <name>GuessCard</name>
    <message>
        <source>Sheet for the guess</source>
        <translation>예측을 그리는 판</translation>
    </message>
    <message>
        <source>Draw the curve you expect with the mouse; or with keys: ← → choose a place, ↑ ↓ move it</source>
        <translation>예상하는 곡선을 마우스로 그립니다. 키로는 ← →로 위치를 고르고 ↑ ↓로 옮깁니다</translation>
    </message>
    <message>
        <source>Which curve is guessed</source>
        <translation>예측할 곡선</translation>
    </message>
    <message>
        <source> updates</source>
        <translation>회 갱신</translation>
    </message>
    <message>
        <source>So many updates are trained when you reveal, and the curve after them is guessed</source>
        <translation>공개하면 이만큼 갱신하며, 그 뒤의 곡선을 예측합니다</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Draw it anew</source>
        <translation>다시 그립니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Uncover the plot, guessed or not</source>
        <translation>예측을 했든 안 했든 그림을 다시 보여 줍니다</translation>
    </message>
    <message>
        <source>Train now, and show the true curve beside the guess</source>
        <translation>이제 학습하고 실제 곡선을 예측 옆에 보여 줍니다</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>공개</translation>
    </message>
</context>
<context>
    <name>Guessing</name>
    <message>
        <source>Fit</source>
        <translation>적합</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>What will the network&apos;s curve look like {n} {n:update|updates} from now? Draw it.</source>
        <translation>지금부터 {n}번 갱신한 뒤 신경망의 곡선은 어떤 모양일까요? 그려 보십시오.</translation>
    </message>
    <message>
        <source>How will the training loss go on for {n} {n:update|updates}? Draw it.</source>
        <translation>다음 {n}번의 갱신 동안 학습 손실은 어떻게 변할까요? 그려 보십시오.</translation>
    </message>
    <message>
        <source>update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>Training…</source>
        <translation>학습 중…</translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite here: it has diverged.</source>
        <translation>여기서 신경망의 값이 유한하지 않습니다. 발산했습니다.</translation>
    </message>
    <message>
        <source>On average the guess is {mean} away from the network, in units of {target}; most, {worst}, at {x} = {at}. The targets span {span}.</source>
        <translation>예측은 신경망에서 평균 {mean} 떨어져 있습니다({target}의 단위). 가장 먼 곳은 {x} = {at}에서 {worst}입니다. 목표값의 폭은 {span}입니다.</translation>
    </message>
    <message>
        <source>At update {n} the training loss is {true}; {guessed} was guessed. On the way, the guess is off by a factor of {factor} on average.</source>
        <translation>갱신 {n}에서 학습 손실은 {true}이고, 예측은 {guessed}였습니다. 그 사이 예측은 평균 {factor}배만큼 어긋났습니다.</translation>
    </message>
    <message>
        <source>In units of {target} that is an RMSE of {true} instead of {guessed}.</source>
        <translation>{target}의 단위로는 RMSE가 예측 {guessed}, 실제 {true}입니다.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a table</source>
        <translation>표 가져오기</translation>
    </message>
    <message>
        <source>Pasted cells</source>
        <translation>붙여 넣은 셀</translation>
    </message>
    <message>
        <source>Count these as empty</source>
        <translation>이것들을 빈 셀로 처리</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>처음 몇 행</translation>
    </message>
    <message>
        <source>Use these data</source>
        <translation>이 데이터 쓰기</translation>
    </message>
    <message>
        <source>found in the file</source>
        <translation>파일에서 알아냄</translation>
    </message>
    <message>
        <source>point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>쉼표</translation>
    </message>
    <message>
        <source>The first row names the columns</source>
        <translation>첫 행이 열의 이름임</translation>
    </message>
    <message>
        <source>leave their rows out</source>
        <translation>그 행을 제외</translation>
    </message>
    <message>
        <source>fill with the training median</source>
        <translation>학습 데이터의 중앙값으로 채움</translation>
    </message>
    <message>
        <source>such as n/a, ?</source>
        <translation>예: n/a, ?</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>인코딩</translation>
    </message>
    <message>
        <source>How letters are written in the file</source>
        <translation>파일에 글자를 적은 방식</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>구분 기호</translation>
    </message>
    <message>
        <source>What stands between two cells of a row</source>
        <translation>한 행에서 셀과 셀 사이에 쓰는 기호</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>소수점 기호</translation>
    </message>
    <message>
        <source>What stands between 1 and 5 in one and a half</source>
        <translation>1.5를 쓸 때 1과 5 사이에 쓰는 기호</translation>
    </message>
    <message>
        <source>If not, its cells are data and columns are numbered</source>
        <translation>그렇지 않으면 첫 행의 셀도 데이터이고, 열에는 번호를 붙입니다</translation>
    </message>
    <message>
        <source>Rows with an empty cell</source>
        <translation>빈 셀이 있는 행</translation>
    </message>
    <message>
        <source>Leave them out, or fill the cell with the median of the training rows alone (a category with their most frequent one). Rows without a target are always left out.</source>
        <translation>그런 행을 제외하거나, 학습 데이터의 행만으로 구한 중앙값(범주는 가장 잦은 값)으로 빈 셀을 채웁니다. 목표값이 없는 행은 항상 제외합니다.</translation>
    </message>
    <message>
        <source>Cells that count as empty</source>
        <translation>빈 셀로 처리할 셀</translation>
    </message>
    <message>
        <source>Texts that mean: no value here; a comma between</source>
        <translation>값이 없음을 뜻하는 텍스트입니다. 쉼표로 구분합니다</translation>
    </message>
    <message>
        <source>Empty are also</source>
        <translation>빈 셀로 처리</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>세미콜론</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>세로줄</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>공백</translation>
    </message>
    <message>
        <source>{rows} {rows:row|rows} · {columns} {columns:column|columns}</source>
        <translation>행 {rows}개 · 열 {columns}개</translation>
    </message>
    <message>
        <source>{n} {n:input|inputs}</source>
        <translation>입력 {n}개</translation>
    </message>
    <message>
        <source>{rows} {rows:row|rows} of {inputs}.</source>
        <translation>행 {rows}개, {inputs}.</translation>
    </message>
    <message>
        <source>{n} of {read} {read:row|rows} {n:has an empty cell and is|have an empty cell and are} left out.</source>
        <translation>행 {read}개 중 빈 셀이 있는 {n}개는 제외합니다.</translation>
    </message>
    <message>
        <source>{n} empty {n:cell|cells} will hold the median of the training rows.</source>
        <translation>빈 셀 {n}개를 학습 데이터의 중앙값으로 채웁니다.</translation>
    </message>
    <message>
        <source>{setting} (found)</source>
        <translation>{setting}(알아냄)</translation>
    </message>
</context>
<context>
    <name>ImportancePage</name>
    <message>
        <source>The importance of the columns comes in a moment.</source>
        <translation>열의 중요도가 곧 나타납니다.</translation>
    </message>
    <message>
        <source>Update {update}, {set} set: growth of the RMSE when a column is shuffled.</source>
        <translation>갱신 {update}, {set} 데이터: 열 하나를 섞을 때 RMSE의 증가.</translation>
    </message>
    <message>
        <source>By how much the RMSE of {target} grows when the values of one column are shuffled among {rows} {rows:row|rows} of the {set} set; mean ± standard deviation of {repeats} {repeats:shuffle|shuffles}. Inputs that one column became are shuffled together. A column that others can stand in for looks less important than it is.</source>
        <translation>{set} 데이터의 행 {rows}개에서 한 열의 값을 서로 섞을 때 {target}의 RMSE가 얼마나 커지는지 보여 줍니다. {repeats}번 섞은 값의 평균 ± 표준편차입니다. 열 하나에서 나온 입력들은 함께 섞습니다. 다른 열이 대신할 수 있는 열은 실제보다 덜 중요해 보입니다.</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Begin the first lesson</source>
        <translation>첫 수업 시작</translation>
    </message>
    <message>
        <source>Ten minutes; leave it at any step</source>
        <translation>10분 걸립니다. 어느 단계에서든 그만둘 수 있습니다</translation>
    </message>
    <message>
        <source>Show all lessons</source>
        <translation>수업 모두 보기</translation>
    </message>
    <message>
        <source>The list of lessons, beside the work</source>
        <translation>작업 옆에 수업 목록을 보여 줍니다</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>The course stays under Lessons (F3)</source>
        <translation>과정은 ‘수업’(F3)에 그대로 있습니다</translation>
    </message>
    <message>
        <source>A course in nine lessons begins with no knowledge of neural networks and explains everything you see here. It is always under Lessons, at the right of the toolbar (F3).</source>
        <translation>수업 아홉 개로 된 과정이 신경망을 전혀 모르는 데서 시작해 여기 보이는 모든 것을 설명합니다. 도구 모음 오른쪽의 ‘수업’(F3)에서 언제든 열 수 있습니다.</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>처음이신가요?</translation>
    </message>
</context>
<context>
    <name>KeptRuns</name>
    <message>
        <source>pinned: {name}</source>
        <translation>고정: {name}</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drag to move this layer, or press Alt+Up and Alt+Down</source>
        <translation>끌어서 층을 옮기거나 Alt+Up, Alt+Down을 누릅니다</translation>
    </message>
    <message>
        <source>Duplicate layer {number}</source>
        <translation>{number}층 복제</translation>
    </message>
    <message>
        <source>Duplicate this layer (Ctrl+D)</source>
        <translation>이 층을 복제합니다(Ctrl+D)</translation>
    </message>
    <message>
        <source>Remove layer {number}</source>
        <translation>{number}층 삭제</translation>
    </message>
    <message>
        <source>Remove this layer (Delete)</source>
        <translation>이 층을 삭제합니다(Delete)</translation>
    </message>
    <message>
        <source>Layer {number}: {units}, {activation}</source>
        <translation>{number}층: {units}, {activation}</translation>
    </message>
    <message>
        <source>{n} {n:unit|units}</source>
        <translation>유닛 {n}개</translation>
    </message>
    <message>
        <source>Units of layer {number}</source>
        <translation>{number}층의 유닛 수</translation>
    </message>
    <message>
        <source>Units of this layer, 1 to 4,096: more can bend the curve in more places, take longer, and fit noise more easily. Type, or use the arrow keys or the wheel.</source>
        <translation>이 층의 유닛 수, 1~4,096개입니다. 많을수록 곡선을 더 여러 곳에서 구부릴 수 있지만, 시간이 더 걸리고 잡음까지 맞추기 쉽습니다. 직접 입력하거나 화살표 키 또는 휠을 씁니다.</translation>
    </message>
    <message>
        <source>Activation of layer {number}</source>
        <translation>{number}층의 활성 함수</translation>
    </message>
    <message>
        <source>What each unit of this layer does to its weighted sum z. Without a curve in it, layers on top of each other are no more than one; its slope decides how much gradient passes back through the layer.</source>
        <translation>이 층의 각 유닛이 가중합 z에 적용하는 함수입니다. 비선형 함수가 없으면 쌓아 올린 층들은 한 층과 다름없습니다. 층을 거슬러 기울기가 얼마나 전달되는지는 이 함수의 도함수 값이 정합니다.</translation>
    </message>
    <message>
        <source>Slope of layer {number}</source>
        <translation>{number}층의 기울기 α</translation>
    </message>
    <message>
        <source>α, LeakyReLU&apos;s slope for negative z, 0 up to but not including 1. 0 is ReLU, whose units can die; a little more lets gradient through; towards 1 the layer becomes linear.</source>
        <translation>α는 z가 음수일 때 LeakyReLU의 기울기이며, 0 이상 1 미만입니다. 0이면 ReLU이고 유닛이 죽을 수 있습니다. 조금 크게 하면 그레이디언트가 통과하고, 1에 가까워지면 층이 선형이 됩니다.</translation>
    </message>
</context>
<context>
    <name>LayerStack</name>
    <message>
        <source>Presets</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Networks to start from; the data and the seeds stay</source>
        <translation>출발점으로 삼을 신경망들입니다. 데이터와 시드는 그대로입니다</translation>
    </message>
    <message>
        <source>Same activation in all layers</source>
        <translation>모든 층에 같은 활성 함수</translation>
    </message>
    <message>
        <source>All hidden layers take activation and slope of the selected one</source>
        <translation>모든 은닉층이 선택한 층의 활성 함수와 기울기를 가집니다</translation>
    </message>
    <message>
        <source>ŷ  (1 output, linear)</source>
        <translation>ŷ  (출력 1개, 선형)</translation>
    </message>
    <message>
        <source>add layer</source>
        <translation>층 추가</translation>
    </message>
    <message>
        <source>Add a hidden layer like the last one below it; Insert adds one after the selected layer</source>
        <translation>마지막 층 아래에 그와 같은 은닉층을 더합니다. Insert를 누르면 선택한 층 다음에 더합니다</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>inputs of the file</source>
        <translation>파일의 입력</translation>
    </message>
    <message>
        <source>x  ({inputs}, standardised)</source>
        <translation>x  ({inputs}, 표준화)</translation>
    </message>
    <message>
        <source>x  ({inputs})</source>
        <translation>x  ({inputs})</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation>은닉층 {count}개</translation>
    </message>
    <message>
        <source>{count} hidden · {parameters} {parameters:parameter|parameters}</source>
        <translation>은닉층 {count}개 · 매개변수 {parameters}개</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Hide {name}</source>
        <translation>{name} 숨기기</translation>
    </message>
    <message>
        <source>Show {name}</source>
        <translation>{name} 보이기</translation>
    </message>
</context>
<context>
    <name>LessonDesk</name>
    <message>
        <source>Lessons</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Put the lesson away and show data, network and training again; F3 brings it back</source>
        <translation>수업을 접고 데이터, 신경망, 학습을 다시 보여 줍니다. F3을 누르면 돌아옵니다</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>패널</translation>
    </message>
</context>
<context>
    <name>LessonList</name>
    <message>
        <source>All lessons</source>
        <translation>모든 수업</translation>
    </message>
    <message>
        <source>Each lesson sets up an experiment. Your own work comes back when you leave it.</source>
        <translation>수업마다 실험을 하나씩 준비합니다. 수업에서 나가면 원래 작업으로 돌아옵니다.</translation>
    </message>
    <message>
        <source>{minutes} {minutes:minute|minutes} · {done} of {steps} {steps:step|steps} done</source>
        <translation>{minutes}분 · {steps}단계 중 {done}단계 마침</translation>
    </message>
    <message>
        <source>Next · {state}</source>
        <translation>다음 · {state}</translation>
    </message>
    <message>
        <source>{n} of {all} {all:lesson|lessons} complete</source>
        <translation>수업 {all}개 중 {n}개 완료</translation>
    </message>
    <message>
        <source>Certificate…</source>
        <translation>수료증…</translation>
    </message>
</context>
<context>
    <name>LessonPage</name>
    <message>
        <source>Lesson</source>
        <translation>수업</translation>
    </message>
</context>
<context>
    <name>LessonText</name>
    <message>
        <source>Text of the lesson</source>
        <translation>수업 내용</translation>
    </message>
</context>
<context>
    <name>Linear</name>
    <message>
        <source>Layers {first}–{last}</source>
        <translation>{first}–{last}층</translation>
    </message>
    <message>
        <source>Layer {first} and the output</source>
        <translation>{first}층과 출력층</translation>
    </message>
    <message>
        <source>Layers {first}–{last} and the output</source>
        <translation>{first}–{last}층과 출력층</translation>
    </message>
    <message>
        <source>{layers} are one linear layer</source>
        <translation>{layers}은 하나의 선형 층입니다</translation>
    </message>
    <message>
        <source>{n} ({activation})</source>
        <translation>{n}층({activation})</translation>
    </message>
    <message>
        <source>Layer {name} stops the collapse</source>
        <translation>{name}이 붕괴를 막습니다</translation>
    </message>
    <message>
        <source>Layers {names} and {last} stop the collapse</source>
        <translation>{names}과 {last}이 붕괴를 막습니다</translation>
    </message>
    <message>
        <source>{count} {count:layer stops|layers stop} the collapse, the first is layer {name}</source>
        <translation>층 {count}개가 붕괴를 막습니다. 그 첫째는 {name}입니다</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Locked mode</source>
        <translation>잠금 모드</translation>
    </message>
    <message>
        <source>Open everything again?</source>
        <translation>모두 다시 열까요?</translation>
    </message>
    <message>
        <source>The lesson goes on; all controls can be used, also those that it does not need.</source>
        <translation>수업은 계속되며, 수업에 필요하지 않은 것까지 모두 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Open everything</source>
        <translation>모두 열기</translation>
    </message>
    <message>
        <source>Stay locked</source>
        <translation>잠금 유지</translation>
    </message>
    <message>
        <source>Locked: this step of the lesson does not need it. Ctrl+Shift+L opens everything.</source>
        <translation>잠김: 수업의 이 단계에는 필요하지 않습니다. Ctrl+Shift+L을 누르면 모두 열립니다.</translation>
    </message>
</context>
<context>
    <name>LookView</name>
    <message>
        <source>Pairs</source>
        <translation>열 쌍</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>분포</translation>
    </message>
    <message>
        <source>Distrib.</source>
        <translation>분포</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>스케일링</translation>
    </message>
    <message>
        <source>Every column against every other, with their correlations; a double click shows two columns</source>
        <translation>모든 열을 서로 짝지어 상관과 함께 보여 줍니다. 두 번 클릭하면 그 두 열을 봅니다</translation>
    </message>
    <message>
        <source>How every column is distributed, before and after scaling</source>
        <translation>모든 열의 분포를 스케일링 전과 후로 보여 줍니다</translation>
    </message>
    <message>
        <source>The means and deviations of the scaling, the rows they are fitted on, and what a leak does</source>
        <translation>스케일링의 평균과 표준편차, 그 값을 정한 행, 그리고 누출이 하는 일을 보여 줍니다</translation>
    </message>
    <message>
        <source>No data yet.</source>
        <translation>아직 데이터가 없습니다.</translation>
    </message>
    <message>
        <source>Correlation with {target} over the training set: {parts}.</source>
        <translation>학습 데이터에서 {target}와(과)의 상관: {parts}.</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>{loss} of scaled targets</source>
        <translation>스케일링된 목표값의 {loss}</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Press Train (Space)</source>
        <translation>‘학습’을 누르면 시작합니다(Space)</translation>
    </message>
    <message>
        <source>No training yet.</source>
        <translation>아직 학습하지 않았습니다.</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>평활</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>평활</translation>
    </message>
    <message>
        <source>The mean over neighbouring epochs; values under the cursor stay exact</source>
        <translation>이웃한 에포크들의 평균을 그립니다. 커서 아래의 값은 정확한 그대로입니다</translation>
    </message>
    <message>
        <source>log axis</source>
        <translation>로그 축</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Equal steps are equal factors, so that late progress can be seen</source>
        <translation>같은 간격이 같은 배율을 뜻하므로, 학습 후반의 진전도 보입니다</translation>
    </message>
    <message>
        <source>best</source>
        <translation>최저</translation>
    </message>
    <message>
        <source>epoch {epoch} · update {update} · train {train} · validation {valid}</source>
        <translation>에포크 {epoch} · 갱신 {update} · 학습 {train} · 검증 {valid}</translation>
    </message>
    <message>
        <source>epoch {epoch} · update {update} · train {train}</source>
        <translation>에포크 {epoch} · 갱신 {update} · 학습 {train}</translation>
    </message>
    <message>
        <source>update {update} · batch loss {loss}</source>
        <translation>갱신 {update} · 배치 손실 {loss}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The training thread stopped: {reason}</source>
        <translation>학습 스레드가 멈췄습니다: {reason}</translation>
    </message>
    <message>
        <source>{name} is none of them: {known}.</source>
        <translation>{name}은(는) 다음 중에 없습니다: {known}.</translation>
    </message>
    <message>
        <source>No such lesson.</source>
        <translation>그런 수업이 없습니다.</translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>Show the network</source>
        <translation>신경망 보기</translation>
    </message>
    <message>
        <source>Back to the picture of the network</source>
        <translation>신경망 그림으로 돌아갑니다</translation>
    </message>
    <message>
        <source>Numbers of the matrix</source>
        <translation>행렬의 숫자</translation>
    </message>
    <message>
        <source>{rows}×{columns}, norm {norm}</source>
        <translation>{rows}×{columns}, 노름 {norm}</translation>
    </message>
</context>
<context>
    <name>MeasuresView</name>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>중요도</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>효과</translation>
    </message>
    <message>
        <source>Worst rows</source>
        <translation>오차 큰 행</translation>
    </message>
    <message>
        <source>RMSE, MAE, MSE and R² of every set, and how far they would go with other rows</source>
        <translation>모든 데이터의 RMSE, MAE, MSE, R²와, 다른 행이었다면 그 값이 어느 범위에 들었을지를 보여 줍니다</translation>
    </message>
    <message>
        <source>Permutation importance: how much worse it gets when one column is shuffled</source>
        <translation>순열 중요도: 열 하나를 섞으면 얼마나 나빠지는지 보여 줍니다</translation>
    </message>
    <message>
        <source>Partial dependence: how the mean prediction changes with each column</source>
        <translation>부분 의존성: 각 열에 따라 평균 예측이 어떻게 변하는지 보여 줍니다</translation>
    </message>
    <message>
        <source>The rows with the largest residuals; select some to see them in every plot</source>
        <translation>잔차가 가장 큰 행들입니다. 골라 두면 모든 그림에 표시됩니다</translation>
    </message>
    <message>
        <source>The network has not been measured yet.</source>
        <translation>신경망을 아직 평가하지 않았습니다.</translation>
    </message>
    <message>
        <source>At update {update:,}: {figures}. The column that counts most is {name} ({growth}).</source>
        <translation>갱신 {update:,}: {figures}. 가장 중요한 열은 {name}입니다({growth}).</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Bring this to the top of the centre</source>
        <translation>가운데 맨 앞으로 가져옵니다</translation>
    </message>
    <message>
        <source>Show or close this card</source>
        <translation>이 카드를 열거나 닫습니다</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
</context>
<context>
    <name>ModelsCanvas</name>
    <message>
        <source>Models and their errors</source>
        <translation>모형과 오차</translation>
    </message>
</context>
<context>
    <name>MseGauge</name>
    <message>
        <source>least squares {mse}</source>
        <translation>최소제곱법 {mse}</translation>
    </message>
    <message>
        <source>mean {mse}</source>
        <translation>평균 {mse}</translation>
    </message>
    <message>
        <source>network {mse}</source>
        <translation>신경망 {mse}</translation>
    </message>
</context>
<context>
    <name>NetworkDiagram</name>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Lines and dots are weights and biases</source>
        <translation>선과 점이 가중치와 편향입니다</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Lines and dots are the loss&apos;s derivatives: how much it would change with each weight</source>
        <translation>선과 점이 손실의 도함수입니다. 각 가중치에 따라 손실이 얼마나 변하는지를 나타냅니다</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>마지막 변화</translation>
    </message>
    <message>
        <source>Lines and dots are what the last update added to each weight and bias</source>
        <translation>선과 점이 마지막 갱신에서 각 가중치와 편향에 더해진 값입니다</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Network with one input, hidden units by layer: {units}, and one output.</source>
        <translation>입력 1개, 층별 은닉 유닛 {units}, 출력 1개인 신경망.</translation>
    </message>
    <message>
        <source>Network with {inputs} {inputs:input|inputs}, hidden units by layer: {units}, and one output.</source>
        <translation>입력 {inputs}개, 층별 은닉 유닛 {units}, 출력 1개인 신경망.</translation>
    </message>
</context>
<context>
    <name>NoteStrip</name>
    <message>
        <source>Close the note; the slice stays</source>
        <translation>설명을 닫습니다. 단면은 그대로입니다</translation>
    </message>
    <message>
        <source>Close the note</source>
        <translation>설명 닫기</translation>
    </message>
    <message>
        <source>From the menu it opens trained for {n} {n:update|updates}; Train goes on, Reset starts over.</source>
        <translation>메뉴에서 열면 {n}번 갱신하여 학습한 상태입니다. ‘학습’을 누르면 이어서 학습하고, ‘초기화’를 누르면 처음부터 시작합니다.</translation>
    </message>
    <message>
        <source>the same with two units swapped</source>
        <translation>유닛 두 개를 맞바꾼 같은 신경망</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Dismiss the notice</source>
        <translation>알림 닫기</translation>
    </message>
    <message>
        <source>{count} {count:time|times}, last at {time}</source>
        <translation>{count}번, 마지막은 {time}</translation>
    </message>
</context>
<context>
    <name>OptionsSheet</name>
    <message>
        <source>a random direction</source>
        <translation>임의의 방향</translation>
    </message>
    <message>
        <source>1st principal component</source>
        <translation>제1 주성분</translation>
    </message>
    <message>
        <source>most upward curvature (λ max)</source>
        <translation>위로 가장 크게 휘는 방향(λ max)</translation>
    </message>
    <message>
        <source>most downward curvature (λ min)</source>
        <translation>아래로 가장 크게 휘는 방향(λ min)</translation>
    </message>
    <message>
        <source>one parameter</source>
        <translation>매개변수 하나</translation>
    </message>
    <message>
        <source>Along</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Seed of direction {letter}</source>
        <translation>방향 {letter}의 시드</translation>
    </message>
    <message>
        <source>Another seed is another random direction</source>
        <translation>시드가 다르면 임의의 방향도 달라집니다</translation>
    </message>
    <message>
        <source>Other directions</source>
        <translation>다른 방향</translation>
    </message>
    <message>
        <source>Other random directions through the same parameters</source>
        <translation>같은 매개변수를 지나는 다른 임의의 방향을 뽑습니다</translation>
    </message>
    <message>
        <source>biases too</source>
        <translation>편향도</translation>
    </message>
    <message>
        <source>Move the biases along with the weights; without it they stay as they are, as in Li et al. (2018)</source>
        <translation>가중치와 함께 편향도 움직입니다. 끄면 Li et al. (2018)처럼 편향은 그대로 둡니다</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Where this run has moved most so far.</source>
        <translation>지금까지 이 실행이 가장 많이 움직인 쪽.</translation>
    </message>
    <message>
        <source>Compute again here</source>
        <translation>여기서 다시 계산</translation>
    </message>
    <message>
        <source>The eigenvectors are of the moment at which they were computed</source>
        <translation>고유벡터는 계산한 순간의 것입니다</translation>
    </message>
    <message>
        <source>As they were last computed.</source>
        <translation>마지막으로 계산한 값.</translation>
    </message>
    <message>
        <source>Or click a connection or a bias in the network diagram.</source>
        <translation>신경망 그림에서 연결이나 편향을 클릭해도 됩니다.</translation>
    </message>
    <message>
        <source>{n} {n:point|points}</source>
        <translation>점 {n}개</translation>
    </message>
    <message>
        <source>Points a side: more of them take longer</source>
        <translation>한 변의 점의 수입니다. 많을수록 오래 걸립니다</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>시험 손실</translation>
    </message>
    <message>
        <source>Which rows of the data the loss is taken over</source>
        <translation>손실을 데이터의 어느 행에서 구할지 정합니다</translation>
    </message>
    <message>
        <source>log loss</source>
        <translation>로그 손실</translation>
    </message>
    <message>
        <source>Colours, or heights, by the logarithm of the loss: valleys show beside high walls</source>
        <translation>색이나 높이를 손실의 로그로 정합니다. 높은 벽 옆의 골짜기도 보입니다</translation>
    </message>
    <message>
        <source>Usual range</source>
        <translation>기본 범위</translation>
    </message>
    <message>
        <source>The range that suits the directions (double click in the picture)</source>
        <translation>방향에 알맞은 범위로 되돌립니다(그림에서 두 번 클릭)</translation>
    </message>
    <message>
        <source>End of an axis</source>
        <translation>축의 끝</translation>
    </message>
    <message>
        <source>From where to where; or drag and zoom in the picture</source>
        <translation>어디부터 어디까지인지 정합니다. 그림에서 끌거나 확대해도 됩니다</translation>
    </message>
    <message>
        <source>from</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>to</source>
        <translation>~</translation>
    </message>
    <message>
        <source>The left end has to be smaller than the right one</source>
        <translation>왼쪽 끝은 오른쪽 끝보다 작아야 합니다</translation>
    </message>
</context>
<context>
    <name>PairSheet</name>
    <message>
        <source>{name}: mean {mean}, deviation {deviation} in the training set</source>
        <translation>{name}: 학습 데이터에서 평균 {mean}, 표준편차 {deviation}</translation>
    </message>
    <message>
        <source>{first} and {second}: r = {r} over {n} training {n:row|rows}</source>
        <translation>{first}와(과) {second}: 학습 행 {n}개에서 r = {r}</translation>
    </message>
    <message>
        <source>Row {row:,} ({set}): {x_name} {x}, {y_name} {y}</source>
        <translation>{row:,}행({set}): {x_name} {x}, {y_name} {y}</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>{count} {count:input|inputs}</source>
        <translation>입력 {count}개</translation>
    </message>
</context>
<context>
    <name>ParameterEditor</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>닫기(Esc)</translation>
    </message>
    <message>
        <source>Type a number and press Enter, or drag. Training goes on from there; undo takes it back.</source>
        <translation>숫자를 쓰고 Enter를 누르거나 끌어서 바꿉니다. 학습은 그 값에서 이어지며, 실행 취소로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>{value} is too large; the largest is {most}</source>
        <translation>{value}은(는) 너무 큽니다. 최댓값은 {most}입니다</translation>
    </message>
</context>
<context>
    <name>ParameterPage</name>
    <message>
        <source>The network; what the factors belong to is lit up</source>
        <translation>신경망. 인수에 해당하는 부분이 밝게 보입니다</translation>
    </message>
    <message>
        <source>which is</source>
        <translation>뜻</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>product so far</source>
        <translation>지금까지의 곱</translation>
    </message>
    <message>
        <source>new,</source>
        <translation>새 계산:</translation>
    </message>
    <message>
        <source>for this parameter</source>
        <translation>이 매개변수용</translation>
    </message>
    <message>
        <source>new, once for</source>
        <translation>새 계산 1회:</translation>
    </message>
    <message>
        <source>all of {place}</source>
        <translation>{place} 전체용</translation>
    </message>
    <message>
        <source>reused from</source>
        <translation>재사용:</translation>
    </message>
    <message>
        <source>{place}&apos;s gradient</source>
        <translation>{place}의 기울기</translation>
    </message>
    <message>
        <source>The product is the gradient of the {name}: {value}.</source>
        <translation>이 곱이 바로 {name}에 대한 기울기입니다: {value}.</translation>
    </message>
    <message>
        <source>These are the factors of row {row}, which contributes most: {share}. The products of all {rows} {rows:row|rows} add up to the gradient of the {name}: {value}.</source>
        <translation>기여가 가장 큰 행 {row}의 인수들입니다: {share}. 행 {rows}개의 곱을 모두 더하면 {name}에 대한 기울기가 됩니다: {value}.</translation>
    </message>
    <message>
        <source>Reuse: with the bracketed factors at hand, {extra} more {extra:multiplication|multiplications}; expanding all {paths} {paths:path|paths} to the output would take {expanded}.</source>
        <translation>재사용: 괄호로 묶은 인수를 이미 구했으므로 곱셈 {extra}번이면 됩니다. 출력까지의 경로 {paths}개를 모두 펼치면 {expanded}번이 필요합니다.</translation>
    </message>
    <message>
        <source>Reuse: this gradient takes {extra} {extra:multiplication|multiplications}; one path leads from it to the output.</source>
        <translation>재사용: 이 기울기에는 곱셈 {extra}번이 필요합니다. 출력까지의 경로는 하나입니다.</translation>
    </message>
    <message>
        <source>Whole network, one sample: {network} instead of {all}, {saved} saved.</source>
        <translation>신경망 전체, 표본 하나: {all}번 대신 {network}번이므로 {saved}번을 아낍니다.</translation>
    </message>
</context>
<context>
    <name>ParameterPicker</name>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>of unit </source>
        <translation>유닛 </translation>
    </message>
    <message>
        <source>The layer that the parameter belongs to</source>
        <translation>매개변수가 속한 층</translation>
    </message>
    <message>
        <source>A weight, or a unit&apos;s bias</source>
        <translation>가중치, 또는 유닛의 편향</translation>
    </message>
    <message>
        <source>The unit that the parameter belongs to</source>
        <translation>매개변수가 속한 유닛</translation>
    </message>
    <message>
        <source>What the weight is multiplied by: an input, or a unit of the layer before</source>
        <translation>가중치를 곱하는 대상: 입력, 또는 앞 층의 유닛</translation>
    </message>
    <message>
        <source>layer {n}</source>
        <translation>{n}층</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>from input </source>
        <translation>← 입력 </translation>
    </message>
    <message>
        <source>from unit </source>
        <translation>← 유닛 </translation>
    </message>
</context>
<context>
    <name>PastMark</name>
    <message>
        <source>update {n}: the past</source>
        <translation>갱신 {n}: 과거</translation>
    </message>
    <message>
        <source>{moment}. Live, at the right below, returns to now.</source>
        <translation>{moment}. 오른쪽 아래의 ‘실시간’을 누르면 현재로 돌아갑니다.</translation>
    </message>
</context>
<context>
    <name>PictureMenus</name>
    <message>
        <source>Picture of a plot</source>
        <translation>그림으로 저장</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Save this plot as PNG or SVG</source>
        <translation>이 그림을 PNG나 SVG로 저장합니다</translation>
    </message>
    <message>
        <source>Bring it to the front first</source>
        <translation>먼저 맨 앞으로 가져와야 합니다</translation>
    </message>
</context>
<context>
    <name>PlaceChoice</name>
    <message>
        <source>The start, a snapshot or the present of this run, or the end of another run</source>
        <translation>이 실행의 시작, 스냅숏 또는 현재, 아니면 다른 실행의 끝</translation>
    </message>
</context>
<context>
    <name>PlaneView</name>
    <message>
        <source>The network has not been drawn yet.</source>
        <translation>신경망을 아직 그리지 않았습니다.</translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite.</source>
        <translation>신경망의 값이 유한하지 않습니다.</translation>
    </message>
    <message>
        <source>The network&apos;s surface runs from {low} to {high}, the targets from {least} to {most}.</source>
        <translation>신경망의 곡면은 {low}부터 {high}까지, 목표값은 {least}부터 {most}까지입니다.</translation>
    </message>
    <message>
        <source>The network&apos;s values are not finite: it has diverged</source>
        <translation>신경망이 발산하여 값이 유한하지 않습니다</translation>
    </message>
    <message>
        <source>network {value}</source>
        <translation>신경망 {value}</translation>
    </message>
    <message>
        <source>true {value}</source>
        <translation>참값 {value}</translation>
    </message>
    <message>
        <source>{set} point: {name} = {value}</source>
        <translation>{set} 점: {name} = {value}</translation>
    </message>
    <message>
        <source>residual {value}</source>
        <translation>잔차 {value}</translation>
    </message>
</context>
<context>
    <name>PlotCard</name>
    <message>
        <source>Fit</source>
        <translation>적합</translation>
    </message>
    <message>
        <source>Network diagram</source>
        <translation>신경망 그림</translation>
    </message>
    <message>
        <source>Chain rule</source>
        <translation>연쇄 법칙</translation>
    </message>
    <message>
        <source>Explore data</source>
        <translation>데이터 탐색</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>경주</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성 함수</translation>
    </message>
    <message>
        <source>Predicted vs actual</source>
        <translation>예측과 실제</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>평가 지표</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>예측하기</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>기준 모형</translation>
    </message>
    <message>
        <source>Gradient flow</source>
        <translation>기울기 흐름</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 목록</translation>
    </message>
    <message>
        <source>Gradient by layer</source>
        <translation>층별 기울기</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>진단</translation>
    </message>
    <message>
        <source>Loss surface slice</source>
        <translation>손실 곡면 단면</translation>
    </message>
    <message>
        <source>Linear collapse</source>
        <translation>선형 붕괴</translation>
    </message>
</context>
<context>
    <name>PredictView</name>
    <message>
        <source>Typical row</source>
        <translation>대표 행</translation>
    </message>
    <message>
        <source>The training set&apos;s median of every number, its most frequent category</source>
        <translation>숫자는 학습 데이터의 중앙값, 범주는 가장 잦은 값으로 채웁니다</translation>
    </message>
    <message>
        <source>Selected row</source>
        <translation>선택한 행</translation>
    </message>
    <message>
        <source>Predict a CSV file…</source>
        <translation>CSV 파일 예측…</translation>
    </message>
    <message>
        <source>Write a table as it is with a column of predictions, by the network on screen</source>
        <translation>화면의 신경망이 예측한 열을 표에 덧붙여 씁니다</translation>
    </message>
    <message>
        <source>predicted {target}</source>
        <translation>{target}의 예측</translation>
    </message>
    <message>
        <source>Fill the form with the row that is selected in the list of the worst rows</source>
        <translation>오차 큰 행의 목록에서 선택한 행으로 입력란을 채웁니다</translation>
    </message>
    <message>
        <source>Fill the form with row {row:,}</source>
        <translation>{row:,}행으로 입력란을 채웁니다</translation>
    </message>
    <message>
        <source>{text}
Written to {out}</source>
        <translation>{text}
{out}에 썼습니다</translation>
    </message>
    <message>
        <source>Nothing has been predicted yet.</source>
        <translation>아직 예측한 것이 없습니다.</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>유한하지 않음</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>표 (*.csv *.tsv *.txt);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Predict a table</source>
        <translation>예측할 표</translation>
    </message>
    <message>
        <source>Write with predictions</source>
        <translation>예측을 덧붙여 저장</translation>
    </message>
    <message>
        <source>That is the table itself; name another file.</source>
        <translation>원래의 표와 같은 파일입니다. 다른 이름으로 저장해야 합니다.</translation>
    </message>
    <message>
        <source>Predicting…</source>
        <translation>예측 중…</translation>
    </message>
</context>
<context>
    <name>PredictorChoice</name>
    <message>
        <source>net</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>k-NN</source>
        <translation>k-NN</translation>
    </message>
    <message>
        <source>lstsq</source>
        <translation>최소제곱</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Whose predictions</source>
        <translation>누구의 예측</translation>
    </message>
    <message>
        <source>The network&apos;s, or for comparison those of a model that needs no training: what it leaves as a pattern beside the diagonal is what a network has to add.</source>
        <translation>신경망의 예측, 또는 비교를 위해 학습이 필요 없는 모형의 예측을 보여 줍니다. 그런 모형의 예측이 대각선 옆에 남기는 규칙이, 신경망이 더해야 할 몫입니다.</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Loss after this update, against the learning rate</source>
        <translation>학습률에 따른, 이번 갱신 뒤의 손실</translation>
    </message>
    <message>
        <source>The fit before and after this update</source>
        <translation>이번 갱신 전과 후의 적합</translation>
    </message>
    <message>
        <source>Learning rate {number}</source>
        <translation>학습률 {number}</translation>
    </message>
    <message>
        <source>{target} – dashed: before, solid: after</source>
        <translation>{target} – 파선: 전, 실선: 후</translation>
    </message>
    <message>
        <source>this sample</source>
        <translation>이 표본</translation>
    </message>
    <message>
        <source>this batch</source>
        <translation>이 배치</translation>
    </message>
    <message>
        <source>×{factor}: η = {rate}
{rows}: {loss}
training: {train}</source>
        <translation>×{factor}: η = {rate}
{rows}: {loss}
학습: {train}</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>The losses after this update with {factor} times the learning rate; click to see the fit</source>
        <translation>학습률을 {factor}배로 하여 갱신한 뒤의 손실입니다. 클릭하면 적합을 봅니다</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>loss after the update, log scale</source>
        <translation>갱신 뒤의 손실, 로그 눈금</translation>
    </message>
    <message>
        <source>{rows}, before</source>
        <translation>{rows}, 갱신 전</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>training set</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>With this learning rate the update diverges.</source>
        <translation>이 학습률에서는 갱신이 발산합니다.</translation>
    </message>
    <message>
        <source>This update takes the loss of {rows} from {before} to {after}, and that of {n} training {n:row|rows} from {train_before} to {train_after}.</source>
        <translation>이번 갱신으로 {rows}의 손실은 {before}에서 {after}(으)로, 학습 행 {n}개의 손실은 {train_before}에서 {train_after}(으)로 바뀝니다.</translation>
    </message>
    <message>
        <source>Of these rates, ×{factor} lowers the loss of {rows} most.</source>
        <translation>이 학습률들 가운데 ×{factor}에서 {rows}의 손실이 가장 많이 줄어듭니다.</translation>
    </message>
    <message>
        <source>None of these rates lowers the loss of {rows}.</source>
        <translation>이 학습률들 가운데 {rows}의 손실을 줄이는 것은 없습니다.</translation>
    </message>
    <message>
        <source>×{factor} steps too far: the loss rises.</source>
        <translation>×{factor}에서는 걸음이 지나쳐 손실이 커집니다.</translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>right</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>not right</source>
        <translation>오답</translation>
    </message>
    <message>
        <source>number, Enter</source>
        <translation>수를 쓰고 Enter</translation>
    </message>
    <message>
        <source>A number, such as 0.25, 1/4 or 2e-3; Enter checks it</source>
        <translation>0.25, 1/4, 2e-3과 같은 숫자를 씁니다. Enter를 누르면 확인합니다</translation>
    </message>
</context>
<context>
    <name>RaceDialog</name>
    <message>
        <source>Race</source>
        <translation>경주</translation>
    </message>
    <message>
        <source>Tick {fewest} to {most}. Each differs from this experiment in one thing; all see the same data.</source>
        <translation>{fewest}~{most}개를 고릅니다. 각각 이 실험과 한 가지만 다르며, 모두 같은 데이터를 씁니다.</translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation>경주 시작</translation>
    </message>
    <message>
        <source>{count} of at most {most} {count:is|are} chosen</source>
        <translation>최대 {most}개 중 {count}개 선택</translation>
    </message>
</context>
<context>
    <name>RaceGrid</name>
    <message>
        <source>{n}: {name}: epoch {epoch}, train {train}, validation {valid}</source>
        <translation>{n}: {name}: 에포크 {epoch}, 학습 {train}, 검증 {valid}</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>{loss} ← best</source>
        <translation>{loss} ← 최저</translation>
    </message>
</context>
<context>
    <name>RaceTable</name>
    <message>
        <source>Results of the race, the best first</source>
        <translation>경주 결과, 가장 좋은 것부터</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Lowest validation</source>
        <translation>최저 검증</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>변형</translation>
    </message>
</context>
<context>
    <name>RaceView</name>
    <message>
        <source>validation {loss}</source>
        <translation>검증 {loss}</translation>
    </message>
    <message>
        <source>training {loss}</source>
        <translation>학습 {loss}</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Race: two to eight variants of this experiment, each different in one thing, trained together from the same initial parameters.

Seeds: this network from 16 different initial parameters at once. The band that they make in the fit and in the losses shows how much of a result is luck.

Both are trained beside the current run, which goes on as it is.</source>
        <translation>경주: 이 실험에서 한 가지씩만 바꾼 변형 2~8개를 같은 초기 매개변수에서 함께 학습합니다.

시드: 이 신경망을 서로 다른 초기 매개변수 16가지에서 한꺼번에 학습합니다. 적합과 손실에 그려지는 띠를 보면 결과의 어디까지가 운인지 알 수 있습니다.

둘 다 현재 실행과 나란히 학습하며, 현재 실행은 그대로 계속됩니다.</translation>
    </message>
    <message>
        <source>Nothing has raced yet.</source>
        <translation>아직 경주를 하지 않았습니다.</translation>
    </message>
    <message>
        <source>Race…</source>
        <translation>경주…</translation>
    </message>
    <message>
        <source>Choose two to eight variants of this experiment and train them side by side</source>
        <translation>이 실험의 변형 2~8개를 골라 나란히 학습합니다</translation>
    </message>
    <message>
        <source>{state} Of {count} {count:run|runs}, {name} has the lowest validation loss.</source>
        <translation>{state} 실행 {count}개 중 검증 손실이 가장 낮은 것은 {name}입니다.</translation>
    </message>
    <message>
        <source>{count} {count:seed|seeds}</source>
        <translation>시드 {count}개</translation>
    </message>
    <message>
        <source>Train this network from 16 different initial parameters at once: how much of the result is luck?</source>
        <translation>이 신경망을 서로 다른 초기 매개변수 16가지에서 한꺼번에 학습하여 결과의 어디까지가 운인지 봅니다</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Leave everybody as they stand; the current run goes on</source>
        <translation>모두 지금 상태에서 멈춥니다. 현재 실행은 계속됩니다</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Keep the run selected in the table in the list of runs, to be drawn over others or gone on with</source>
        <translation>표에서 선택한 실행을 실행 목록에 보관합니다. 다른 실행 위에 겹쳐 그리거나 이어서 학습할 수 있습니다</translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> 에포크</translation>
    </message>
    <message>
        <source>Epochs that everybody trains</source>
        <translation>모두가 학습할 에포크 수</translation>
    </message>
    <message>
        <source>How long everybody trains: the same number of epochs for all</source>
        <translation>모두가 얼마나 학습할지 정합니다. 에포크 수는 모두 같습니다</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>중지했습니다.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>마쳤습니다.</translation>
    </message>
    <message>
        <source>Racing, {percent} %</source>
        <translation>경주 중, {percent} %</translation>
    </message>
    <message>
        <source>Seeds, {percent} %</source>
        <translation>시드, {percent} %</translation>
    </message>
</context>
<context>
    <name>ReadOuts</name>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>updates · {rate} / s</source>
        <translation>갱신 · 초당 {rate}</translation>
    </message>
    <message>
        <source>train {loss}</source>
        <translation>학습 {loss}</translation>
    </message>
    <message>
        <source>validation {loss}</source>
        <translation>검증 {loss}</translation>
    </message>
    <message>
        <source>R² (validation)</source>
        <translation>R²(검증)</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>updates · the past</source>
        <translation>갱신 · 과거</translation>
    </message>
    <message>
        <source>What is trained on: the loss of scaled targets, as in the loss plot.</source>
        <translation>학습이 줄이려는 값: 손실 그림과 같은, 스케일링된 목표값의 손실입니다.</translation>
    </message>
    <message>
        <source>In the data&apos;s own units: RMSE {rmse}, MAE {mae}.</source>
        <translation>원래 단위로: RMSE {rmse}, MAE {mae}.</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>최근 파일 열기</translation>
    </message>
    <message>
        <source>{name} (missing)</source>
        <translation>{name}(없음)</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>목록 지우기</translation>
    </message>
    <message>
        <source>Forget these names; the files stay</source>
        <translation>이 이름들을 잊습니다. 파일은 그대로입니다</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>What happened is written in {path}</source>
        <translation>일어난 일은 {path}에 적혀 있습니다</translation>
    </message>
    <message>
        <source>Put this notice away; the file stays</source>
        <translation>이 알림을 닫습니다. 파일은 그대로입니다</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>The program crashed the last time.</source>
        <translation>지난번에 프로그램이 비정상 종료되었습니다.</translation>
    </message>
    <message>
        <source>“{name}” as it was on {date} at {time} can be brought back, with its network as trained.</source>
        <translation>{date} {time}의 “{name}”을(를) 학습된 신경망과 함께 되살릴 수 있습니다.</translation>
    </message>
    <message>
        <source>After it, {n} more.</source>
        <translation>그다음에도 {n}개가 더 있습니다.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Experiment, undo steps, trained network and runs as they were; training goes on from there</source>
        <translation>실험, 실행 취소 기록, 학습된 신경망, 실행 목록을 그때 그대로 되살립니다. 학습은 거기서 이어집니다</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Delete what was left, for good</source>
        <translation>남아 있던 것을 완전히 삭제합니다</translation>
    </message>
    <message>
        <source>The program ended unexpectedly.</source>
        <translation>프로그램이 예기치 않게 끝났습니다.</translation>
    </message>
    <message>
        <source>Some of what was left is damaged ({problem}). It is kept in {folder}</source>
        <translation>남아 있던 것 가운데 일부가 손상되었습니다({problem}). 보관한 곳: {folder}</translation>
    </message>
    <message>
        <source>Not all could be brought back.</source>
        <translation>모두 되살리지는 못했습니다.</translation>
    </message>
    <message>
        <source>If the program crashed now, your work would be lost. Save it yourself. ({reason})</source>
        <translation>지금 프로그램이 비정상 종료되면 작업을 잃게 됩니다. 직접 저장해야 합니다. ({reason})</translation>
    </message>
    <message>
        <source>Nothing is saved by itself.</source>
        <translation>자동으로 저장되는 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>How well it predicts</source>
        <translation>얼마나 잘 예측하는가</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>진단</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>The experiment as a file, from which the run can be repeated</source>
        <translation>이 실행을 되풀이할 수 있는 실험 파일</translation>
    </message>
    <message>
        <source>It has done all its epochs.</source>
        <translation>정해진 에포크를 모두 마쳤습니다.</translation>
    </message>
    <message>
        <source>It was stopped early: the validation loss did not fall any more.</source>
        <translation>검증 손실이 더 줄지 않아 조기 종료되었습니다.</translation>
    </message>
    <message>
        <source>It diverged.</source>
        <translation>발산했습니다.</translation>
    </message>
    <message>
        <source>{parameters} {parameters:parameter|parameters} in {layers}, after {updates} ({epochs}). {stopped}</source>
        <translation>{layers}, 매개변수 {parameters}개. {updates}({epochs}) 뒤. {stopped}</translation>
    </message>
    <message>
        <source>{n} {n:update|updates}</source>
        <translation>갱신 {n}번</translation>
    </message>
    <message>
        <source>{n} {n:epoch|epochs}</source>
        <translation>{n} 에포크</translation>
    </message>
    <message>
        <source>{n} {n:unit|units}</source>
        <translation>유닛 {n}개</translation>
    </message>
    <message>
        <source>hidden layers {stack}</source>
        <translation>은닉층 {stack}</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>Validation set</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>시험 데이터</translation>
    </message>
    <message>
        <source>The loss is of the scaled values, as the network sees them; RMSE and MAE are in the data&apos;s own units.</source>
        <translation>손실은 신경망이 받는 스케일링된 값에 대한 것이고, RMSE와 MAE는 원래 단위입니다.</translation>
    </message>
    <message>
        <source>The test set is left out: nobody has looked at it yet.</source>
        <translation>시험 데이터는 뺐습니다. 아직 아무도 보지 않았습니다.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>{n}층</translation>
    </message>
</context>
<context>
    <name>ResidualView</name>
    <message>
        <source>Residuals, mean ± standard deviation: {parts}.</source>
        <translation>잔차, 평균 ± 표준편차: {parts}.</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>residual · {n:,} beyond these axes</source>
        <translation>잔차 · {n:,}개는 축 밖</translation>
    </message>
    <message>
        <source>residual (actual − predicted)</source>
        <translation>잔차(실제 − 예측)</translation>
    </message>
    <message>
        <source>share of rows</source>
        <translation>행의 비율</translation>
    </message>
</context>
<context>
    <name>RowForm</name>
    <message>
        <source>{name} was {low} to {high} in training.</source>
        <translation>학습할 때 {name}의 범위: {low}~{high}.</translation>
    </message>
    <message>
        <source>One of the categories that the network knows</source>
        <translation>신경망이 아는 범주 중 하나</translation>
    </message>
    <message>
        <source>A date, written as {text}; {low} to {high} in training</source>
        <translation>{text}처럼 쓴 날짜. 학습할 때는 {low}~{high}</translation>
    </message>
    <message>
        <source>A number; {low} to {high} in training. Arrow keys and the wheel change it.</source>
        <translation>숫자. 학습할 때는 {low}~{high}. 화살표 키와 휠로 바꿉니다.</translation>
    </message>
    <message>
        <source>{name}: “{text}” cannot be read.</source>
        <translation>{name}: “{text}”을(를) 읽을 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>RowsPage</name>
    <message>
        <source>Worst rows</source>
        <translation>오차 큰 행</translation>
    </message>
    <message>
        <source>Rows of which set</source>
        <translation>어느 데이터의 행인지</translation>
    </message>
    <message>
        <source>The worst rows of which set; of the test set once it has been shown</source>
        <translation>어느 데이터에서 오차 큰 행을 볼지 정합니다. 시험 데이터는 한 번 본 뒤부터 고를 수 있습니다</translation>
    </message>
    <message>
        <source>Show all in the plots</source>
        <translation>모두 그림에 표시</translation>
    </message>
    <message>
        <source>Rings around these rows wherever they are drawn. Select some in the list to see only those.</source>
        <translation>이 행들이 그려진 모든 곳에 고리를 두릅니다. 목록에서 고르면 고른 행에만 두릅니다.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>해제</translation>
    </message>
    <message>
        <source>Take the rings away</source>
        <translation>고리를 없앱니다</translation>
    </message>
    <message>
        <source>all sets</source>
        <translation>모든 데이터</translation>
    </message>
    <message>
        <source>The list comes in a moment.</source>
        <translation>목록이 곧 나타납니다.</translation>
    </message>
    <message>
        <source>update {update:,}</source>
        <translation>갱신 {update:,}</translation>
    </message>
</context>
<context>
    <name>RunDesk</name>
    <message>
        <source>It is kept in Runs as {name}, and drawn, dashed, over what comes next.</source>
        <translation>실행 목록에 “{name}”(으)로 보관했으며, 이후의 그림 위에 파선으로 겹쳐 그립니다.</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>고정했습니다</translation>
    </message>
</context>
<context>
    <name>RunRow</name>
    <message>
        <source>What differs from the run before it</source>
        <translation>앞의 실행과 다른 점</translation>
    </message>
    <message>
        <source>Losses and epochs</source>
        <translation>손실과 에포크</translation>
    </message>
    <message>
        <source>Draw this run, dashed, over the current one in the fit, the losses and the gradients</source>
        <translation>적합, 손실, 기울기 그림에서 이 실행을 현재 실행 위에 파선으로 겹쳐 그립니다</translation>
    </message>
    <message>
        <source>Pinned runs stay until they are deleted; others make room for newer ones</source>
        <translation>고정한 실행은 삭제할 때까지 남습니다. 나머지는 새 실행에 자리를 내줍니다</translation>
    </message>
    <message>
        <source>Go on from this run: its experiment, its trained parameters and its curves. Undo takes it back.</source>
        <translation>이 실행에서 이어 갑니다. 실험, 학습된 매개변수, 곡선을 모두 가져옵니다. 실행 취소로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Take this run out of the list</source>
        <translation>이 실행을 목록에서 뺍니다</translation>
    </message>
    <message>
        <source>Name of {name}</source>
        <translation>{name}의 이름</translation>
    </message>
    <message>
        <source>Fit of {name}</source>
        <translation>{name}의 적합</translation>
    </message>
    <message>
        <source>Draw {name} over the current run</source>
        <translation>{name}을(를) 현재 실행 위에 그리기</translation>
    </message>
    <message>
        <source>Pin {name}</source>
        <translation>{name} 고정</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>{name} 복원</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>{name} 삭제</translation>
    </message>
    <message>
        <source>train {loss}</source>
        <translation>학습 {loss}</translation>
    </message>
    <message>
        <source>validation {loss}</source>
        <translation>검증 {loss}</translation>
    </message>
    <message>
        <source>{n} {n:epoch|epochs}</source>
        <translation>{n} 에포크</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Runs are kept here when they finish, when an edit starts another one, and when you press Pin run. Each can be drawn over the current run, and be gone on with.</source>
        <translation>실행이 끝나거나, 편집으로 다른 실행이 시작되거나, ‘실행 고정’을 누르면 실행을 여기에 보관합니다. 보관한 실행은 현재 실행 위에 겹쳐 그리거나 이어서 학습할 수 있습니다.</translation>
    </message>
    <message>
        <source>No runs are kept yet.</source>
        <translation>아직 보관한 실행이 없습니다.</translation>
    </message>
    <message>
        <source>{n} {n:run is|runs are} kept</source>
        <translation>실행 {n}개를 보관하고 있습니다</translation>
    </message>
    <message>
        <source>the first run in the list</source>
        <translation>목록의 첫 실행</translation>
    </message>
    <message>
        <source>the same experiment as {name}</source>
        <translation>{name}와(과) 같은 실험</translation>
    </message>
</context>
<context>
    <name>ScalingPage</name>
    <message>
        <source>Rows the scaling is fitted on</source>
        <translation>스케일링을 정하는 행</translation>
    </message>
    <message>
        <source>Means and deviations of the training set alone, or of all rows. All rows is what one must not do: here is to see why. Another choice starts a new run.</source>
        <translation>평균과 표준편차를 학습 데이터에서만 잴지, 모든 행에서 잴지 정합니다. 모든 행에서 재는 것은 해서는 안 되는 일이며, 그 까닭을 여기서 볼 수 있습니다. 바꾸면 새 실행이 시작됩니다.</translation>
    </message>
    <message>
        <source>How far the comparison is</source>
        <translation>비교 진행 정도</translation>
    </message>
    <message>
        <source>Means and deviations by column</source>
        <translation>열별 평균과 표준편차</translation>
    </message>
    <message>
        <source>Mean and deviation of every column over the training set and over all rows, in its own units, and how far the mean moves from one to the other, in percent of the training set&apos;s deviation.</source>
        <translation>각 열의 평균과 표준편차를 학습 데이터와 모든 행에서 원래 단위로 구하고, 그 사이에 평균이 얼마나 이동하는지를 학습 데이터 표준편차의 백분율로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Fitted on</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>train mean</source>
        <translation>학습 평균</translation>
    </message>
    <message>
        <source>train dev.</source>
        <translation>학습 편차</translation>
    </message>
    <message>
        <source>all mean</source>
        <translation>전체 평균</translation>
    </message>
    <message>
        <source>all dev.</source>
        <translation>전체 편차</translation>
    </message>
    <message>
        <source>moved, %</source>
        <translation>이동, %</translation>
    </message>
    <message>
        <source>training set</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>all data (leaks)</source>
        <translation>전체 데이터(누출)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Compare on the test set</source>
        <translation>시험 데이터에서 비교</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Train this experiment twice in the background, to its end, with the scaling fitted each way, and compare on the test set, which is then no longer unseen. The run on screen is not touched.</source>
        <translation>스케일링을 두 가지로 정하여 이 실험을 백그라운드에서 끝까지 두 번 학습하고, 시험 데이터에서 비교합니다. 그러고 나면 시험 데이터는 더 이상 처음 보는 데이터가 아닙니다. 화면의 실행에는 영향이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing is scaled: the network sees the values as they are. Standardise in the Data panel.</source>
        <translation>아무것도 스케일링하지 않았습니다. 신경망은 값을 그대로 받습니다. 데이터 패널에서 표준화할 수 있습니다.</translation>
    </message>
    <message>
        <source>Means and deviations are measured on the {n} training {n:row|rows} alone. The other {m} {m:row is|rows are} scaled with these very numbers, as rows of the future would be: they cannot leak into the training.</source>
        <translation>평균과 표준편차를 학습 행 {n}개에서만 쟀습니다. 나머지 행 {m}개는 미래의 행과 마찬가지로 바로 이 값으로 스케일링하므로, 학습에 누출될 수 없습니다.</translation>
    </message>
    <message>
        <source>A leak: means and deviations are measured on all {all} {all:row|rows}, so the training already knows something of the {m} {m:row|rows} it is to be measured on, and of real future rows it could not.</source>
        <translation>누출: 평균과 표준편차를 모든 행 {all}개에서 쟀습니다. 따라서 학습은 나중에 평가할 행 {m}개에 대해 이미 무언가를 알고 있습니다. 실제 미래의 행에 대해서라면 알 수 없는 것입니다.</translation>
    </message>
    <message>
        <source>All rows are training rows: both ways give the same numbers.</source>
        <translation>모든 행이 학습 행입니다. 두 방법의 값이 같습니다.</translation>
    </message>
    <message>
        <source>All data instead of the training set moves the mean of {moved} most, from {one} to {two}, {share} % of a deviation, and changes the deviation of {stretched} most, from {three} to {four}, by {part} %.</source>
        <translation>학습 데이터 대신 전체 데이터를 쓰면, 평균은 {moved}에서 가장 많이 이동하고({one}에서 {two}(으)로, 표준편차의 {share} %), 표준편차는 {stretched}에서 가장 많이 변합니다({three}에서 {four}(으)로, {part} %).</translation>
    </message>
    <message>
        <source>Test RMSE of {target}, the same run with the scaling fitted on the training set: {one}; on all data: {two}, {change} %.</source>
        <translation>{target}의 시험 RMSE. 같은 실행에서 스케일링 기준이 학습 데이터일 때: {one}, 전체 데이터일 때: {two}, {change} %.</translation>
    </message>
    <message>
        <source>So little here, because a mean and a deviation tell little of single rows. The habit is what costs: the same leak through a choice of features, or through filled cells, can make a model look far better than it is.</source>
        <translation>여기서는 차이가 아주 작습니다. 평균과 표준편차는 행 하나하나에 대해 알려 주는 것이 적기 때문입니다. 문제는 습관입니다. 특성을 고르거나 빈 셀을 채울 때 똑같이 누출이 일어나면, 모형이 실제보다 훨씬 좋아 보일 수 있습니다.</translation>
    </message>
    <message>
        <source>The measured difference also holds the luck of another training; one that is large says that the sets are small or unlike each other. Either way only the first number is what new rows can expect.</source>
        <translation>측정한 차이에는 학습을 다시 한 데서 오는 운도 들어 있습니다. 차이가 크다면 데이터가 작거나 서로 닮지 않았다는 뜻입니다. 어느 쪽이든 새로운 행에서 기대할 수 있는 것은 첫째 값뿐입니다.</translation>
    </message>
</context>
<context>
    <name>ScoresPage</name>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Show the test set</source>
        <translation>시험 데이터 보기</translation>
    </message>
    <message>
        <source>How well the test set is predicted. Look once you have decided: what is changed after that, the look may have guided, and the figures are too good. It is marked as looked at from then on.</source>
        <translation>시험 데이터를 얼마나 잘 예측하는지 보여 줍니다. 모든 것을 정한 다음에 보아야 합니다. 보고 난 뒤의 변경은 본 결과에 이끌렸을 수 있고, 그러면 수치가 실제보다 좋게 나옵니다. 그때부터는 시험 데이터를 보았다는 표시가 남습니다.</translation>
    </message>
    <message>
        <source>The root of the mean squared error: a typical error, large ones counting more</source>
        <translation>평균 제곱 오차의 제곱근: 전형적인 오차이며, 큰 오차를 더 무겁게 칩니다</translation>
    </message>
    <message>
        <source>The mean absolute error: a typical error, all counting the same</source>
        <translation>평균 절대 오차: 전형적인 오차이며, 모든 오차를 똑같이 칩니다</translation>
    </message>
    <message>
        <source>The mean squared error, in the square of the target&apos;s units</source>
        <translation>평균 제곱 오차이며, 목표값 단위의 제곱입니다</translation>
    </message>
    <message>
        <source>1 − MSE / variance of the targets: 1 is perfect, 0 no better than always saying their mean</source>
        <translation>1 − MSE / 목표값의 분산: 1이면 완벽하고, 0이면 항상 평균을 답하는 것과 다름없습니다</translation>
    </message>
    <message>
        <source>{name}: RMSE {rmse}, MAE {mae}, MSE {mse}, R² {r2}</source>
        <translation>{name}: RMSE {rmse}, MAE {mae}, MSE {mse}, R² {r2}</translation>
    </message>
    <message>
        <source>{n} {n:row|rows}</source>
        <translation>행 {n}개</translation>
    </message>
    <message>
        <source>Update {update:,}, in the units of {target}; in small, the bootstrap&apos;s range of {level:.0f} %.</source>
        <translation>갱신 {update:,}, {target}의 단위. 작은 글씨는 부트스트랩 {level:.0f} % 구간.</translation>
    </message>
    <message>
        <source>RMSE and MAE are in the units of {target}, MSE in their square. In small: where {level:.0f} % of the figures lie when the set&apos;s rows are drawn anew, with replacement, {count} {count:time|times}. The training set has no such range: the network was fitted to those very rows.</source>
        <translation>RMSE와 MAE는 {target}의 단위, MSE는 그 제곱입니다. 작은 글씨는 행을 복원 추출로 {count}번 다시 뽑을 때 수치의 {level:.0f} %가 들어가는 구간입니다. 학습 데이터에는 그런 구간이 없습니다. 신경망을 바로 그 행들에 맞추었기 때문입니다.</translation>
    </message>
    <message>
        <source>The figures come in a moment.</source>
        <translation>수치가 곧 나타납니다.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Draw at least {n} {n:point|points} in the fit; the network learns from {n:it|those}.</source>
        <translation>적합 그림에 점을 {n}개 이상 찍어야 합니다. 신경망은 그 점들로 학습합니다.</translation>
    </message>
    <message>
        <source>Too few points</source>
        <translation>점이 너무 적습니다</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>발산했습니다</translation>
    </message>
    <message>
        <source>The validation loss has not fallen for {n} {n:epoch|epochs}; the best parameters are back.</source>
        <translation>검증 손실이 {n} 에포크 동안 줄지 않았습니다. 가장 좋았던 매개변수로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>{n} {n:epoch is|epochs are} done, as Max epochs asks. Train goes on for {n:another|as many again}.</source>
        <translation>‘최대 에포크’에서 정한 {n} 에포크를 마쳤습니다. ‘학습’을 누르면 같은 수만큼 더 학습합니다.</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>조기 종료되었습니다</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
</context>
<context>
    <name>SessionSaver</name>
    <message>
        <source>the training thread does not answer</source>
        <translation>학습 스레드가 응답하지 않습니다</translation>
    </message>
</context>
<context>
    <name>SettingsKeeper</name>
    <message>
        <source>the system does not say why</source>
        <translation>시스템이 이유를 알려 주지 않습니다</translation>
    </message>
    <message>
        <source>{path}: {reason}. Theme, language, layout and progress in lessons stay as they are until the window is closed. Make room on that disk, or allow writing to the file and its folder: then they are saved with the next change, at the latest when the window is closed.</source>
        <translation>{path}: {reason}. 테마, 언어, 배치, 수업 진행은 창을 닫을 때까지 그대로 유지됩니다. 그 디스크에 공간을 만들거나 파일과 폴더에 쓰기를 허용하면, 다음에 무언가를 바꿀 때 또는 늦어도 창을 닫을 때 저장됩니다.</translation>
    </message>
    <message>
        <source>Settings cannot be saved.</source>
        <translation>설정을 저장할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>ShortcutHelp</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>A field with the focus keeps the keys it needs: letters, arrows, the space bar. Escape leaves it.</source>
        <translation>포커스가 있는 입력란은 글자, 화살표, 스페이스처럼 자신에게 필요한 키를 가져갑니다. Escape를 누르면 벗어납니다.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 또는 </translation>
    </message>
</context>
<context>
    <name>SlopeControl</name>
    <message>
        <source>The slope α of LeakyReLU below 0, from 0 up to but not including 1. 0 is ReLU, whose units can die; a little more lets gradient through; towards 1 the layer becomes linear.</source>
        <translation>z가 0보다 작을 때 LeakyReLU의 기울기 α이며, 0 이상 1 미만입니다. 0이면 ReLU이고 유닛이 죽을 수 있습니다. 조금 크게 하면 그레이디언트가 통과하고, 1에 가까워지면 층이 선형이 됩니다.</translation>
    </message>
    <message>
        <source>Slope of LeakyReLU</source>
        <translation>LeakyReLU의 기울기 α</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>Drawn points</source>
        <translation>그린 점</translation>
    </message>
    <message>
        <source>Drawn function</source>
        <translation>그린 함수</translation>
    </message>
    <message>
        <source>Pasted cells</source>
        <translation>붙여 넣은 셀</translation>
    </message>
    <message>
        <source>Functions of one input</source>
        <translation>입력이 하나인 함수</translation>
    </message>
    <message>
        <source>Functions of two inputs</source>
        <translation>입력이 둘인 함수</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 만들기</translation>
    </message>
    <message>
        <source>A function you write yourself, in x or in x1 and x2</source>
        <translation>x, 또는 x1과 x2로 직접 쓰는 함수</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>표</translation>
    </message>
</context>
<context>
    <name>SpaceButton</name>
    <message>
        <source>3-D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>The slice as a surface in space, in a window of its own</source>
        <translation>단면을 별도의 창에서 공간의 곡면으로 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>SpaceWindow</name>
    <message>
        <source>A surface in space needs the Python package PyOpenGL: pip install PyOpenGL</source>
        <translation>공간의 곡면을 보려면 Python 패키지 PyOpenGL이 필요합니다: pip install PyOpenGL</translation>
    </message>
    <message>
        <source>A surface in space needs OpenGL, which a window without a display does not have.</source>
        <translation>공간의 곡면을 보려면 OpenGL이 필요한데, 디스플레이가 없는 창에는 OpenGL이 없습니다.</translation>
    </message>
    <message>
        <source>A surface in space needs OpenGL; the graphics driver of this machine offers none.</source>
        <translation>공간의 곡면을 보려면 OpenGL이 필요한데, 이 컴퓨터의 그래픽 드라이버는 제공하지 않습니다.</translation>
    </message>
    <message>
        <source>Loss surface</source>
        <translation>손실 곡면</translation>
    </message>
    <message>
        <source>log loss</source>
        <translation>로그 손실</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
</context>
<context>
    <name>SpectrumCanvas</name>
    <message>
        <source>Every eigenvalue is a direction in which the loss curves: right is up, left is down, in the middle hardly at all. Bars count directions, on a logarithmic scale.</source>
        <translation>고윳값 하나하나는 손실이 휘는 방향입니다. 오른쪽은 위로, 왼쪽은 아래로 휘고, 가운데는 거의 휘지 않습니다. 막대는 방향의 개수이며 로그 눈금입니다.</translation>
    </message>
    <message>
        <source>{n:,} down</source>
        <translation>아래로 {n:,}</translation>
    </message>
    <message>
        <source>{n:,} flat</source>
        <translation>평평 {n:,}</translation>
    </message>
    <message>
        <source>{n:,} up</source>
        <translation>위로 {n:,}</translation>
    </message>
</context>
<context>
    <name>SpeedControl</name>
    <message>
        <source>Speed of training</source>
        <translation>학습 속도</translation>
    </message>
    <message>
        <source>Speed of training, in updates per second. Slow enough, every single update can be watched.</source>
        <translation>학습 속도(초당 갱신 횟수)입니다. 충분히 느리게 하면 갱신 하나하나를 지켜볼 수 있습니다.</translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation>최대한 빠르게</translation>
    </message>
    <message>
        <source>{rate} {rate:update|updates} / s</source>
        <translation>초당 갱신 {rate}회</translation>
    </message>
    <message>
        <source>1 update in {seconds} s</source>
        <translation>{seconds}초에 갱신 한 번</translation>
    </message>
</context>
<context>
    <name>SplitBar</name>
    <message>
        <source>Write three percentages for training, validation and test, such as 70·15·15</source>
        <translation>학습, 검증, 시험의 백분율 세 개를 70·15·15처럼 씁니다</translation>
    </message>
    <message>
        <source>{shares} sums to {total:g}; the percentages sum to 100</source>
        <translation>{shares}의 합은 {total:g}입니다. 백분율의 합은 100이어야 합니다</translation>
    </message>
</context>
<context>
    <name>Spotlight</name>
    <message>
        <source>Spotlight</source>
        <translation>집중 조명</translation>
    </message>
    <message>
        <source>Arrow keys light the next card, Esc lights all</source>
        <translation>화살표 키로 다음 카드를 밝히고 Esc로 모두 밝힙니다</translation>
    </message>
    <message>
        <source>← → or a click: another card · Esc: light everything</source>
        <translation>← → 또는 클릭: 다른 카드 · Esc: 모두 밝히기</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Space: train/pause · → step · E epoch · R reset · F1 shortcuts</source>
        <translation>Space: 학습/일시 정지 · → 한 번 갱신 · E 에포크 · R 초기화 · F1 단축키</translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation>실행 취소: {text}</translation>
    </message>
    <message>
        <source>Test set looked at</source>
        <translation>시험 데이터를 보았음</translation>
    </message>
    <message>
        <source>Loading PyTorch…</source>
        <translation>PyTorch 불러오는 중…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Training · CPU, 1 thread</source>
        <translation>학습 중 · CPU, 스레드 1개</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Stopped: diverged</source>
        <translation>멈춤: 발산</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Leave</source>
        <translation>나가기</translation>
    </message>
    <message>
        <source>Back to your own work, as you left it</source>
        <translation>두고 온 원래 작업으로 돌아갑니다</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>힌트</translation>
    </message>
    <message>
        <source>A nudge, then the way, then the answer</source>
        <translation>먼저 실마리, 다음에 방법, 마지막에 답을 보여 줍니다</translation>
    </message>
    <message>
        <source>New numbers</source>
        <translation>새 숫자</translation>
    </message>
    <message>
        <source>The same with others</source>
        <translation>같은 문제를 다른 숫자로 풉니다</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>To the step before</source>
        <translation>앞 단계로 갑니다</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>다시</translation>
    </message>
    <message>
        <source>This step again from its beginning</source>
        <translation>이 단계를 처음부터 다시 합니다</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>To the next step; nothing has to be passed</source>
        <translation>다음 단계로 갑니다. 반드시 통과해야 하는 것은 없습니다</translation>
    </message>
    <message>
        <source>Step of the lesson</source>
        <translation>수업의 단계</translation>
    </message>
    <message>
        <source>Step {n} of {all} · {title}</source>
        <translation>단계 {n}/{all} · {title}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Hint ({n} of {all})</source>
        <translation>힌트({n}/{all})</translation>
    </message>
</context>
<context>
    <name>StepStrip</name>
    <message>
        <source>The steps of this update</source>
        <translation>이번 갱신의 단계들</translation>
    </message>
</context>
<context>
    <name>StepTransport</name>
    <message>
        <source>First step (Home)</source>
        <translation>첫 단계(Home)</translation>
    </message>
    <message>
        <source>One step back (←)</source>
        <translation>한 단계 뒤로(←)</translation>
    </message>
    <message>
        <source>Play all steps</source>
        <translation>모든 단계 재생</translation>
    </message>
    <message>
        <source>One step on (→)</source>
        <translation>한 단계 앞으로(→)</translation>
    </message>
    <message>
        <source>Last step (End)</source>
        <translation>마지막 단계(End)</translation>
    </message>
    <message>
        <source>{n} / s</source>
        <translation>초당 {n}</translation>
    </message>
    <message>
        <source>How fast the steps are played, in steps a second</source>
        <translation>단계를 재생하는 속도(초당 단계 수)</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>재생 멈추기</translation>
    </message>
</context>
<context>
    <name>StepsPage</name>
    <message>
        <source>The network; what acts in this step is lit up</source>
        <translation>신경망. 이 단계에서 작용하는 부분이 밝게 보입니다</translation>
    </message>
    <message>
        <source>Step {n} of {all}: {what}</source>
        <translation>단계 {n}/{all}: {what}</translation>
    </message>
    <message>
        <source>t = {n}, the number of this update</source>
        <translation>t = {n}, 이번 갱신의 번호</translation>
    </message>
    <message>
        <source>Heat maps: blue is above 0, orange below, strong is large. Rest on an entry to read it; click for all numbers.</source>
        <translation>히트맵: 파랑은 0보다 큰 값, 주황은 작은 값이며 진할수록 큽니다. 성분에 마우스를 올리면 값이 보이고, 클릭하면 모든 숫자가 보입니다.</translation>
    </message>
    <message>
        <source>Rest on a number to read it in full; click for all numbers of its matrix.</source>
        <translation>숫자에 마우스를 올리면 끝자리까지 보이고, 클릭하면 그 행렬의 모든 숫자가 보입니다.</translation>
    </message>
</context>
<context>
    <name>SurfacePlot</name>
    <message>
        <source>Random plane</source>
        <translation>임의 평면</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>임의</translation>
    </message>
    <message>
        <source>Principal plane of the path</source>
        <translation>경로의 주성분 평면</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>주성분</translation>
    </message>
    <message>
        <source>Eigenvectors of the Hessian</source>
        <translation>헤세 행렬의 고유벡터</translation>
    </message>
    <message>
        <source>Eigenvectors</source>
        <translation>고유벡터</translation>
    </message>
    <message>
        <source>Two parameters</source>
        <translation>매개변수 두 개</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Plane through three places</source>
        <translation>세 지점을 지나는 평면</translation>
    </message>
    <message>
        <source>3 places</source>
        <translation>세 지점</translation>
    </message>
    <message>
        <source>Line between two places</source>
        <translation>두 지점 사이의 직선</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>두 지점</translation>
    </message>
    <message>
        <source>Line along a direction</source>
        <translation>한 방향의 직선</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Which plane or line through the space of all parameters is shown</source>
        <translation>모든 매개변수의 공간을 지나는 어느 평면이나 직선을 볼지 정합니다</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Directions, places, range, points, data and scale of the slice</source>
        <translation>단면의 방향, 지점, 범위, 점의 수, 데이터, 눈금을 정합니다</translation>
    </message>
    <message>
        <source>The slice appears when training starts.</source>
        <translation>학습이 시작되면 단면이 나타납니다.</translation>
    </message>
    <message>
        <source>The slice is being computed…</source>
        <translation>단면을 계산하는 중입니다…</translation>
    </message>
</context>
<context>
    <name>SurfaceWords</name>
    <message>
        <source>the other network</source>
        <translation>다른 신경망</translation>
    </message>
    <message>
        <source>run {n}</source>
        <translation>실행 {n}</translation>
    </message>
    <message>
        <source>end of {run}</source>
        <translation>{run}의 끝</translation>
    </message>
    <message>
        <source>{run} at update {update:,}</source>
        <translation>{run}의 갱신 {update:,}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>update {update:,}</source>
        <translation>갱신 {update:,}</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>this run: {name}</source>
        <translation>이 실행: {name}</translation>
    </message>
    <message>
        <source>the other: {name}</source>
        <translation>다른 쪽: {name}</translation>
    </message>
    <message>
        <source>{name}, η = {rate}</source>
        <translation>{name}, η = {rate}</translation>
    </message>
    <message>
        <source>{name}, diverged</source>
        <translation>{name}, 발산</translation>
    </message>
    <message>
        <source>1st component</source>
        <translation>제1 성분</translation>
    </message>
    <message>
        <source>2nd component</source>
        <translation>제2 성분</translation>
    </message>
    <message>
        <source>along λ max</source>
        <translation>λ max 방향</translation>
    </message>
    <message>
        <source>along λ min</source>
        <translation>λ min 방향</translation>
    </message>
    <message>
        <source>distance A to B</source>
        <translation>A에서 B까지의 거리</translation>
    </message>
    <message>
        <source>distance across</source>
        <translation>AB에 수직인 거리</translation>
    </message>
    <message>
        <source>α from A to B</source>
        <translation>A에서 B로 가는 α</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>{at}: the loss is not finite</source>
        <translation>{at}: 손실이 유한하지 않음</translation>
    </message>
    <message>
        <source>{at}: loss {loss}</source>
        <translation>{at}: 손실 {loss}</translation>
    </message>
    <message>
        <source>{name}, update {update:,}</source>
        <translation>{name}, 갱신 {update:,}</translation>
    </message>
    <message>
        <source>true loss {true}, on the slice {shown}.</source>
        <translation>참 손실 {true}, 단면에서는 {shown}.</translation>
    </message>
    <message>
        <source>They differ because {share} % of this point&apos;s distance from the middle lies outside the plane.</source>
        <translation>두 값이 다른 것은, 중심에서 이 점까지의 거리 중 {share} %가 평면 밖에 있기 때문입니다.</translation>
    </message>
    <message>
        <source>They differ because {share} % of this point&apos;s distance from the middle lies outside the line.</source>
        <translation>두 값이 다른 것은, 중심에서 이 점까지의 거리 중 {share} %가 직선 밖에 있기 때문입니다.</translation>
    </message>
    <message>
        <source>{letter}, {place}: loss {loss}</source>
        <translation>{letter}, {place}: 손실 {loss}</translation>
    </message>
    <message>
        <source>along {axis} at {other} = {value}</source>
        <translation>{other} = {value}에서 {axis} 방향</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>이 실행</translation>
    </message>
    <message>
        <source>▨ not finite</source>
        <translation>▨ 유한하지 않음</translation>
    </message>
    <message>
        <source>{optimizer}, {update}</source>
        <translation>{optimizer}, {update}</translation>
    </message>
    <message>
        <source>training rows</source>
        <translation>학습 행</translation>
    </message>
    <message>
        <source>validation rows</source>
        <translation>검증 행</translation>
    </message>
    <message>
        <source>test rows</source>
        <translation>시험 행</translation>
    </message>
    <message>
        <source>{columns} {columns:point|points}</source>
        <translation>점 {columns}개</translation>
    </message>
    <message>
        <source>{size} over {count} {rows} in {time:,.0f} ms</source>
        <translation>{size}, {rows} {count}개, {time:,.0f} ms</translation>
    </message>
    <message>
        <source>Around update {update:,} the loss is {loss} here and between {low} and {high} on the slice; {bad} of {cells} {cells:cell|cells} {bad:is|are} not finite.</source>
        <translation>갱신 {update:,} 주위: 손실은 여기서 {loss}, 단면에서는 {low}부터 {high}까지입니다. {cells}칸 중 {bad}칸은 유한하지 않습니다.</translation>
    </message>
    <message>
        <source>A: {first}, loss {low};  B: {second}, loss {high}</source>
        <translation>A: {first}, 손실 {low};  B: {second}, 손실 {high}</translation>
    </message>
    <message>
        <source>no way walked yet</source>
        <translation>아직 지나온 경로가 없음</translation>
    </message>
    <message>
        <source>start{where}: loss {true}, on this line {shown}; {share} % off it</source>
        <translation>시작{where}: 손실 {true}, 이 직선에서는 {shown}; {share} %가 직선 밖</translation>
    </message>
    <message>
        <source>start{where}: loss {true}, on the slice {shown}; {share} % off-plane</source>
        <translation>시작{where}: 손실 {true}, 단면에서는 {shown}; {share} %가 평면 밖</translation>
    </message>
    <message>
        <source> (beyond the edge)</source>
        <translation> (가장자리 너머)</translation>
    </message>
    <message>
        <source>the axes hold {first} % and {second} % of the way&apos;s spread</source>
        <translation>두 축이 경로의 퍼짐 중 {first} %와 {second} %를 담음</translation>
    </message>
    <message>
        <source>the line holds {share} % of the way&apos;s spread</source>
        <translation>직선이 경로의 퍼짐 중 {share} %를 담음</translation>
    </message>
    <message>
        <source>cosine between the directions {cosine}</source>
        <translation>두 방향 사이의 코사인 {cosine}</translation>
    </message>
    <message>
        <source>barrier {height}</source>
        <translation>장벽 {height}</translation>
    </message>
    <message>
        <source>The way between leads through losses that are not finite.</source>
        <translation>두 지점 사이의 길은 유한하지 않은 손실을 지나갑니다.</translation>
    </message>
    <message>
        <source>No barrier: the loss between never rises above the straight line.</source>
        <translation>장벽 없음: 두 지점 사이의 손실이 직선 위로 올라가지 않습니다.</translation>
    </message>
    <message>
        <source>The loss between rises {height} above the straight line.</source>
        <translation>두 지점 사이의 손실이 직선보다 {height}만큼 높이 올라갑니다.</translation>
    </message>
    <message>
        <source>No loss on the slice around update {update:,} is finite.</source>
        <translation>갱신 {update:,} 주위의 단면에는 유한한 손실이 없습니다.</translation>
    </message>
</context>
<context>
    <name>TableCard</name>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표값</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>특성</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>도달한 수준</translation>
    </message>
    <message>
        <source>{model}: RMSE {rmse:,g} ± {spread:,g}{unit}, R² {r2:.2f}</source>
        <translation>{model}: RMSE {rmse:,g} ± {spread:,g}{unit}, R² {r2:.2f}</translation>
    </message>
    <message>
        <source>The example “{name}”</source>
        <translation>예제 “{name}”</translation>
    </message>
    <message>
        <source>Least squares</source>
        <translation>최소제곱법</translation>
    </message>
    <message>
        <source>The mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Measured on the test set, mean and standard deviation over ten seeds of split, parameters and batches.</source>
        <translation>시험 데이터에서 측정했으며, 분할, 매개변수, 배치의 시드 열 개에 대한 평균과 표준편차입니다.</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Undo {text}</source>
        <translation>실행 취소: {text}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Redo {text}</source>
        <translation>다시 실행: {text}</translation>
    </message>
    <message>
        <source>Not possible.</source>
        <translation>할 수 없습니다.</translation>
    </message>
    <message>
        <source>No better than least squares.</source>
        <translation>최소제곱법보다 낫지 않습니다.</translation>
    </message>
    <message>
        <source>{name} is gone.</source>
        <translation>{name} 파일이 없어졌습니다.</translation>
    </message>
    <message>
        <source>The run goes on with the rows that were read. A saved experiment would not find the file.</source>
        <translation>실행은 이미 읽은 행으로 계속됩니다. 저장한 실험은 이 파일을 찾지 못합니다.</translation>
    </message>
    <message>
        <source>{name} has changed since it was read.</source>
        <translation>{name} 파일이 읽은 뒤에 바뀌었습니다.</translation>
    </message>
    <message>
        <source>The run goes on with the rows that were read; Columns… in the data panel reads it again.</source>
        <translation>실행은 이미 읽은 행으로 계속됩니다. 데이터 패널의 ‘열 선택…’에서 다시 읽을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>TestLook</name>
    <message>
        <source>The test set was first shown at update {update:,}.</source>
        <translation>시험 데이터를 갱신 {update:,}에서 처음 보았습니다.</translation>
    </message>
    <message>
        <source>Edits since then, which it may have guided: {n:,}. Its figures are no longer those of unseen data.</source>
        <translation>그 뒤의 편집 {n:,}번은 그 결과에 이끌렸을 수 있습니다. 이제 그 수치는 처음 보는 데이터에 대한 수치가 아닙니다.</translation>
    </message>
    <message>
        <source>What is changed from now on, it may have guided: then its figures are too good.</source>
        <translation>지금부터의 변경은 그 결과에 이끌렸을 수 있습니다. 그러면 수치가 실제보다 좋게 나옵니다.</translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>Timeline</source>
        <translation>시간선</translation>
    </message>
    <message>
        <source>Moment of the run</source>
        <translation>실행의 순간</translation>
    </message>
    <message>
        <source>Every moment of this run: drag, and all views show the network as it was then. Training goes on meanwhile. Arrow keys go from snapshot to snapshot; the right end is now.</source>
        <translation>이 실행의 모든 순간입니다. 끌면 모든 보기가 그때의 신경망을 보여 줍니다. 학습은 그동안에도 계속됩니다. 화살표 키로 스냅숏 사이를 옮겨 다니며, 오른쪽 끝이 현재입니다.</translation>
    </message>
    <message>
        <source>run in 5 s</source>
        <translation>5초에 재생</translation>
    </message>
    <message>
        <source>run in 10 s</source>
        <translation>10초에 재생</translation>
    </message>
    <message>
        <source>run in 30 s</source>
        <translation>30초에 재생</translation>
    </message>
    <message>
        <source>run in 2 min</source>
        <translation>2분에 재생</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>재생 속도</translation>
    </message>
    <message>
        <source>How long it takes to play the whole run; training is not slowed down</source>
        <translation>실행 전체를 재생하는 데 걸리는 시간입니다. 학습은 느려지지 않습니다</translation>
    </message>
    <message>
        <source>epoch {n} of {all}</source>
        <translation>에포크 {n} / {all}</translation>
    </message>
    <message>
        <source>update {n} of {all}: the past</source>
        <translation>갱신 {n} / {all}: 과거</translation>
    </message>
    <message>
        <source>epoch {n}</source>
        <translation>에포크 {n}</translation>
    </message>
    <message>
        <source>now, update {n}</source>
        <translation>현재, 갱신 {n}</translation>
    </message>
</context>
<context>
    <name>TitleRow</name>
    <message>
        <source>What can be done with this card</source>
        <translation>이 카드로 할 수 있는 일</translation>
    </message>
    <message>
        <source>Menu of {title}</source>
        <translation>{title} 메뉴</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Take this run along: as a program, weights, pictures, a report</source>
        <translation>이 실행을 프로그램, 가중치, 그림, 보고서로 내보냅니다</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Cut</source>
        <translation>축 단면</translation>
    </message>
    <message>
        <source>The loss along both axes through the cursor</source>
        <translation>커서를 지나는 두 축 방향의 손실을 봅니다</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>곡률</translation>
    </message>
    <message>
        <source>Minimum, saddle or neither: the Hessian&apos;s eigenvalues</source>
        <translation>극소점인지, 안장점인지, 둘 다 아닌지를 헤세 행렬의 고윳값으로 봅니다</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>경주</translation>
    </message>
    <message>
        <source>From this run&apos;s start, train with SGD, momentum, RMSprop and Adam at once and draw their paths here. The run itself goes on undisturbed.</source>
        <translation>이 실행의 시작점에서 SGD, 모멘텀, RMSprop, Adam으로 한꺼번에 학습하고 그 경로를 여기에 그립니다. 실행 자체는 방해받지 않고 계속됩니다.</translation>
    </message>
    <message>
        <source>Racing…</source>
        <translation>경주 중…</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Optimiser</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>How a gradient becomes a step. SGD walks straight down the slope; momentum and Nesterov keep some of their speed; RMSprop, Adagrad, Adam and AdamW give every parameter a step size of its own, which helps where gradients differ much from layer to layer.</source>
        <translation>기울기로 걸음을 정하는 방법입니다. SGD는 비탈을 곧장 내려갑니다. 모멘텀과 Nesterov는 속도를 일부 유지합니다. RMSprop, Adagrad, Adam, AdamW는 매개변수마다 걸음의 크기를 따로 정하므로, 기울기가 층마다 크게 다를 때 도움이 됩니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How long a step is. Too small, and the loss creeps; too large, and it jumps about or diverges. Find where it begins to jump and go down by a factor of 3 to 10. SGD usually wants 10 to 100 times what Adam wants.</source>
        <translation>걸음의 크기입니다. 너무 작으면 손실이 더디게 줄고, 너무 크면 손실이 널뛰거나 발산합니다. 널뛰기 시작하는 값을 찾아 그 3분의 1에서 10분의 1로 줄입니다. SGD에는 보통 Adam의 10배에서 100배가 알맞습니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>The share of its last step that SGD keeps, from 0 up to but not including 1. It evens out the zigzag in narrow valleys; on a steady slope steps grow up to 1/(1 − momentum) times as long: tenfold at 0.9. Used by SGD + momentum and Nesterov only.</source>
        <translation>SGD가 지난 걸음에서 유지하는 비율이며, 0 이상 1 미만입니다. 좁은 골짜기에서 지그재그를 줄입니다. 고른 비탈에서는 걸음이 1/(1 − 모멘텀)배까지 커집니다. 0.9이면 10배입니다. SGD + 모멘텀과 Nesterov에서만 씁니다.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>How many samples each update averages over. Small batches make many cheap, noisy updates an epoch, and the noise can shake the network out of poor regions; large ones are smooth and exact but fewer.</source>
        <translation>갱신 한 번에 평균을 내는 표본의 수입니다. 배치가 작으면 에포크마다 값싸고 잡음 섞인 갱신을 많이 하며, 그 잡음이 신경망을 나쁜 영역에서 끌어내기도 합니다. 배치가 크면 갱신이 매끄럽고 정확하지만 횟수가 적습니다.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>What is made small. MSE squares the residuals, so a few outliers pull the fit towards them; MAE weighs them by their size and aims at the median; Huber is MSE for small residuals and MAE for large.</source>
        <translation>작게 만들려는 값입니다. MSE는 잔차를 제곱하므로 이상치 몇 개가 적합을 끌어당깁니다. MAE는 잔차를 크기만큼만 반영하며 중앙값을 향합니다. Huber는 작은 잔차에는 MSE, 큰 잔차에는 MAE처럼 작용합니다.</translation>
    </message>
    <message>
        <source>δ</source>
        <translation>δ</translation>
    </message>
    <message>
        <source>The residual, in scaled units, at which Huber changes from squared to straight. Small δ behaves like MAE and ignores outliers, large δ like MSE.</source>
        <translation>Huber가 제곱에서 직선으로 바뀌는 잔차의 크기이며, 스케일링된 단위입니다. δ가 작으면 MAE처럼 이상치를 무시하고, 크면 MSE처럼 작용합니다.</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>가중치 초기화</translation>
    </message>
    <message>
        <source>Where the weights start. Xavier keeps the size of signals from layer to layer for tanh-like activations, He for ReLU; too small a start makes signals and gradients fade, too large makes them explode. Constant makes all units of a layer alike for ever. A change starts a new run.</source>
        <translation>가중치의 출발값입니다. Xavier는 tanh와 비슷한 활성 함수에서, He는 ReLU에서 층을 지나는 신호의 크기를 유지합니다. 너무 작게 시작하면 신호와 기울기가 소실되고, 너무 크게 시작하면 폭주합니다. 상수로 시작하면 한 층의 모든 유닛이 언제까지나 똑같습니다. 바꾸면 새 실행이 시작됩니다.</translation>
    </message>
    <message>
        <source>Initial value</source>
        <translation>초깃값</translation>
    </message>
    <message>
        <source>σ of the normal distribution, or the constant, that the parameters start with. A σ near 1/√(units of the layer before) keeps signals of the same size from layer to layer.</source>
        <translation>매개변수의 출발값이 되는 정규분포의 σ 또는 상수입니다. σ가 1/√(앞 층의 유닛 수)에 가까우면 층을 지나는 신호의 크기가 유지됩니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The number that the initial weights are drawn from. The same seed repeats the same run exactly; try several before believing that one setting is better than another.</source>
        <translation>초기 가중치를 뽑는 데 쓰는 수입니다. 시드가 같으면 똑같은 실행이 되풀이됩니다. 한 설정이 다른 설정보다 낫다고 믿기 전에 여러 시드로 해 보아야 합니다.</translation>
    </message>
    <message>
        <source>Shuffle seed</source>
        <translation>섞기 시드</translation>
    </message>
    <message>
        <source>The number that the order of the samples in each epoch is drawn from. Another order is another path down the same surface. A change starts a new run.</source>
        <translation>에포크마다 표본의 순서를 뽑는 데 쓰는 수입니다. 순서가 다르면 같은 곡면을 다른 경로로 내려갑니다. 바꾸면 새 실행이 시작됩니다.</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Pulls every parameter towards 0 by the same amount, however small it is: those that are not needed end near 0 and the network becomes sparse. 0 switches it off; 1e-5 to 1e-3 are usual.</source>
        <translation>크기와 상관없이 모든 매개변수를 같은 양만큼 0 쪽으로 당깁니다. 필요 없는 매개변수는 0 가까이에 이르러 신경망이 희소해집니다. 0이면 끕니다. 보통 1e-5에서 1e-3을 씁니다.</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Weight decay: pulls every parameter towards 0 in proportion to its size, which makes the curve smoother and overfitting milder; too much flattens the fit. AdamW applies it apart from the gradient. 0 switches it off; 1e-5 to 1e-2 are usual.</source>
        <translation>가중치 감쇠: 모든 매개변수를 그 크기에 비례하여 0 쪽으로 당깁니다. 곡선이 매끄러워지고 과적합이 줄지만, 지나치면 적합이 평평해집니다. AdamW는 이것을 기울기와 따로 적용합니다. 0이면 끕니다. 보통 1e-5에서 1e-2를 씁니다.</translation>
    </message>
    <message>
        <source>Clip gradient at</source>
        <translation>기울기 자르기</translation>
    </message>
    <message>
        <source>The largest Euclidean norm that the whole gradient may have; a longer one is shortened and keeps its direction. It tames explosions in deep networks. Far below the usual norm it only makes steps smaller. Empty or “off” switches it off.</source>
        <translation>전체 기울기가 가질 수 있는 가장 큰 유클리드 노름입니다. 이보다 길면 방향은 그대로 두고 줄입니다. 깊은 신경망에서 기울기 폭주를 다스립니다. 보통의 노름보다 훨씬 작게 하면 걸음만 작아집니다. 비우거나 “끔”이라고 쓰면 끕니다.</translation>
    </message>
    <message>
        <source>Early stopping (epochs)</source>
        <translation>조기 종료(에포크)</translation>
    </message>
    <message>
        <source>Stops when the validation loss has not improved for so many epochs and goes back to the best parameters, before the network learns the noise by heart. Empty or “off” switches it off.</source>
        <translation>검증 손실이 이만큼의 에포크 동안 나아지지 않으면, 신경망이 잡음을 외우기 전에 멈추고 가장 좋았던 매개변수로 되돌립니다. 비우거나 “끔”이라고 쓰면 끕니다.</translation>
    </message>
    <message>
        <source>Max epochs</source>
        <translation>최대 에포크</translation>
    </message>
    <message>
        <source>The epoch at which training stops; an epoch is one pass over the training set. Empty or “off” lets it go on for ever.</source>
        <translation>학습을 멈추는 에포크입니다. 에포크 하나는 학습 데이터를 한 번 다 쓰는 것입니다. 비우거나 “끔”이라고 쓰면 끝없이 계속합니다.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>학습률 일정</translation>
    </message>
    <message>
        <source>How the learning rate changes while it trains. Long steps first cover ground; short ones later settle where noisy long ones would jump about. Step multiplies it from time to time; cosine lets it fall smoothly to 0.</source>
        <translation>학습하는 동안 학습률을 바꾸는 방법입니다. 처음에는 긴 걸음으로 멀리 가고, 나중에는 짧은 걸음으로 자리를 잡습니다. 긴 걸음으로는 잡음 때문에 널뛸 곳입니다. 계단은 이따금 학습률에 일정한 수를 곱하고, 코사인은 학습률을 0까지 매끄럽게 낮춥니다.</translation>
    </message>
    <message>
        <source>Epochs a step</source>
        <translation>단계당 에포크</translation>
    </message>
    <message>
        <source>Epochs from one step of the learning rate to the next, or the length of the whole cosine, after which the learning rate is 0 and nothing is learnt any more.</source>
        <translation>학습률의 한 단계에서 다음 단계까지의 에포크 수, 또는 코사인 전체의 길이입니다. 코사인이 끝나면 학습률이 0이 되어 더는 학습하지 않습니다.</translation>
    </message>
    <message>
        <source>×</source>
        <translation>×</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by at every step: 0.5 halves it. Above 0 and at most 1.</source>
        <translation>단계마다 학습률에 곱하는 수입니다. 0.5이면 절반이 됩니다. 0보다 크고 1 이하입니다.</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Draw new initial parameters: a new run from another starting point</source>
        <translation>초기 매개변수를 새로 뽑습니다. 다른 출발점에서 새 실행이 시작됩니다</translation>
    </message>
    <message>
        <source>New network seed</source>
        <translation>새 신경망 시드</translation>
    </message>
    <message>
        <source>Draw another order of the samples: a new run</source>
        <translation>표본의 순서를 새로 뽑습니다. 새 실행이 시작됩니다</translation>
    </message>
    <message>
        <source>New shuffle seed</source>
        <translation>새 섞기 시드</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>L1 {value}</source>
        <translation>L1 {value}</translation>
    </message>
    <message>
        <source>L2 {value}</source>
        <translation>L2 {value}</translation>
    </message>
    <message>
        <source>clip {value}</source>
        <translation>자르기 {value}</translation>
    </message>
    <message>
        <source>patience {value}</source>
        <translation>참을성 {value}</translation>
    </message>
    <message>
        <source>{value} schedule</source>
        <translation>{value} 일정</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Penalties, gradient clipping, when to stop, learning-rate schedule, order of the batches</source>
        <translation>벌점, 기울기 자르기, 멈출 때, 학습률 일정, 배치의 순서</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Cards in one place</source>
        <translation>한자리에 있는 카드</translation>
    </message>
</context>
<context>
    <name>WorstModel</name>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>set</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>잔차</translation>
    </message>
</context>
</TS>
